namespace FollowUp.Web.Components.Shared;

/// <summary>What a colour means.</summary>
public enum Tone
{
    Plain,
    Accent,
    Info,
    Ok,
    Warn,
    Danger,
}
