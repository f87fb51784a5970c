namespace FollowUp.Web.Components.Shared;

/// <summary>From <see cref="Tone"/> to class names and icons.</summary>
public static class Tones
{
    /// <summary>Last part of the class name: <c>tile-warn</c>, <c>note-warn</c>, <c>tag-warn</c>.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Accent => "accent",
        Tone.Info => "info",
        Tone.Ok => "ok",
        Tone.Warn => "warn",
        Tone.Danger => "danger",
        _ => "plain",
    };

    /// <summary>The icon that goes with the colour, so that colour never stands alone.</summary>
    public static IconName Icon(this Tone tone) => tone switch
    {
        Tone.Ok => IconName.CheckCircle,
        Tone.Warn => IconName.Warning,
        Tone.Danger => IconName.Error,
        _ => IconName.Info,
    };
}
