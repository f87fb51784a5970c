namespace FollowUp.Core.Templates.WhatsApp;

/// <param name="Kind"><see cref="Reply"/>, <see cref="Link"/>, <see cref="Call"/>.</param>
/// <param name="Target">Address or number it leads to.</param>
public sealed record ApprovedButton(string Kind, string Text, string? Target = null)
{
    public const string Reply = "reply";
    public const string Link = "link";
    public const string Call = "call";
}
