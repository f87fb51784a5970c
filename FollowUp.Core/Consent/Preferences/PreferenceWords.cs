using FollowUp.Core.Kernel;

namespace FollowUp.Core.Consent.Preferences;

/// <summary>Channels as contacts read them.</summary>
public static class PreferenceWords
{
    public static string Of(Channel channel) => channel switch
    {
        Channel.Email => "E-mail",
        Channel.WhatsApp => "WhatsApp",
        _ => "Text messages",
    };
}
