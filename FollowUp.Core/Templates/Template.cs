using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Templates;

/// <summary>Words for one channel, with Handlebars variables.</summary>
public sealed class Template : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    public Channel Channel { get; init; }

    public TemplateKind Kind { get; init; }

    /// <summary>E-mail only.</summary>
    public string? Subject { get; set; }

    /// <summary>E-mail only: the body without footer, which delivery adds.</summary>
    public string? Html { get; set; }

    /// <summary>Text message, or the plain part of an e-mail; an e-mail without it gets one made from its HTML.</summary>
    public string Text { get; set; } = "";

    /// <summary>Files that its messages take along, in their order; empty unless they were asked for.</summary>
    public IList<TemplateAttachment> Attachments { get; init; } = [];

    /// <summary>WhatsApp only: JSON of its <see cref="WhatsApp.WhatsAppWords"/>; null for plain words.</summary>
    public string? WhatsAppWords { get; set; }

    public bool Archived { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant UpdatedAt { get; set; }

    public int Version { get; set; }
}
