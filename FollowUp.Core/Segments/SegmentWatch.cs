using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Segments;

/// <summary>One sequence that waits for contacts to come into a segment, and how far its look at all contacts got.</summary>
public sealed class SegmentWatch : IOrganizationOwned
{
    /// <summary>Of the sequence.</summary>
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid SegmentId { get; set; }

    /// <summary>False while the sequence is paused.</summary>
    public bool Active { get; set; }

    /// <summary>Who was in the segment by then is there already and does not enter.</summary>
    public Instant Since { get; set; }

    /// <summary>Those who are there already enter too.</summary>
    public bool IncludeExisting { get; set; }

    /// <summary>All contacts were looked at once since <see cref="Since"/>.</summary>
    public bool Ready { get; set; }

    /// <summary>The running pass over all contacts got so far; empty at its beginning.</summary>
    public Guid After { get; set; }

    /// <summary>When the pass goes on or the next begins; null: there is none to come.</summary>
    public Instant? DueAt { get; set; }

    /// <summary>Written first by whoever looks at contacts, so that nodes take turns in an organization.</summary>
    public Instant? LookedAt { get; set; }

    /// <summary>Counts from <paramref name="now"/> on, beginning with a look at all contacts.</summary>
    public void Restart(Instant now)
    {
        (Active, Since, Ready, After, DueAt) = (true, now, false, Guid.Empty, now);
    }
}

/// <summary>A contact is in a segment that a sequence waits for.</summary>
public sealed class SegmentMember : IOrganizationOwned
{
    /// <summary>Of this entry; coming in again makes another.</summary>
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid SegmentId { get; init; }

    public Guid ContactId { get; init; }

    public Instant Since { get; init; }
}

/// <summary>Something happened to a contact: whether it came into a segment or left one is to be looked at.</summary>
public sealed class SegmentCheck : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid ContactId { get; init; }
}
