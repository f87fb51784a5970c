using FollowUp.Core.Kernel;
using FollowUp.Core.Media;

namespace FollowUp.Core.Templates;

/// <summary>A file that every message of a template takes along.</summary>
public sealed class TemplateAttachment : IOrganizationOwned
{
    public Guid TemplateId { get; init; }

    /// <summary>From 0.</summary>
    public int Position { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid MediaId { get; init; }

    /// <summary>Null until it is loaded.</summary>
    public MediaFile? File { get; init; }
}
