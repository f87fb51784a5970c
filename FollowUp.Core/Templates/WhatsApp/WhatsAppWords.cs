namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>What a template for WhatsApp is beside its text. Without <see cref="Approved"/> it is a session message, which WhatsApp takes only within 24 hours of the contact's last message.</summary>
public sealed record WhatsAppWords
{
    /// <summary>The approved template it sends; its text is made from that one's words.</summary>
    public ApprovedUse? Approved { get; init; }

    /// <summary>Buttons to answer by, of a session message.</summary>
    public IReadOnlyList<string> Replies { get; init; } = [];

    /// <summary>A list to choose from, of a session message.</summary>
    public WhatsAppList? List { get; init; }
}

/// <param name="Template">Id of the <see cref="ApprovedTemplate"/>.</param>
/// <param name="Values">By key of <see cref="ApprovedContent.Keys"/>; each may hold variables of ours.</param>
public sealed record ApprovedUse(Guid Template, IReadOnlyDictionary<string, string> Values);

/// <param name="Label">On the button that opens it.</param>
public sealed record WhatsAppList(string Label, IReadOnlyList<WhatsAppChoice> Rows);

/// <param name="Description">Below its title; optional.</param>
public sealed record WhatsAppChoice(string Title, string? Description = null);
