using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;

namespace FollowUp.Web.Features.Settings;

/// <summary>Consent rules of one channel as they are chosen.</summary>
public sealed class ConsentForm
{
    public Channel Channel { get; private init; }

    /// <summary>Null: nothing is needed.</summary>
    public ConsentBasis? Marketing { get; set; }

    /// <inheritdoc cref="Marketing"/>
    public ConsentBasis? Transactional { get; set; }

    public bool Shadow { get; set; }

    public static ConsentForm Of(Channel channel, ChannelConsent rule) => new() { Channel = channel, Marketing = rule.Marketing, Transactional = rule.Transactional, Shadow = rule.Shadow };

    public ChannelConsent Read() => new(Marketing, Transactional, Shadow);

    /// <summary>Which laws ask for what.</summary>
    public static string Law(Channel channel) => channel switch
    {
        Channel.Email => "CAN-SPAM (US) lets you write until somebody opts out. CASL (Canada) and PECR (UK) let you write to people who bought from you; elsewhere in Europe the GDPR and ePrivacy rules mostly ask for express consent.",
        Channel.Sms => "TCPA (US, 47 CFR 64.1200) asks for express written consent to marketing texts; each text without it may cost 500 to 1,500 dollars. Europe’s ePrivacy rules ask for consent too.",
        _ => "WhatsApp’s Business Policy asks for an opt-in that names your business and WhatsApp.",
    };
}
