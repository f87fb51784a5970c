namespace FollowUp.Web.Components.Shared;

/// <summary>One tab of <see cref="StatusTabs"/>.</summary>
/// <param name="Key">Value handed back when chosen; empty for all.</param>
/// <param name="Label">The word.</param>
/// <param name="Count">How many; null where it is not known, which shows no number rather than 0.</param>
/// <param name="Icon">Before the word; null for none.</param>
public sealed record StatusTab(string Key, string Label, int? Count, IconName? Icon = null)
{
    /// <summary>A tab for a status, with its word and icon.</summary>
    public static StatusTab For(string status, int? count) => new(status, StatusLook.Of(status).Label, count, StatusLook.Of(status).Icon);
}
