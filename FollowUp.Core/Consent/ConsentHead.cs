using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>The end of an organization's ledger. Whoever adds a line holds this row, so that lines follow one another; it also shows when the last lines are missing.</summary>
public sealed class ConsentHead : IOrganizationOwned
{
    public Guid OrganizationId { get; init; }

    /// <summary>Position of the last line; 0: there is none.</summary>
    public long Position { get; init; }

    public required string Hash { get; init; }

    /// <summary>When the ledger was last verified as a whole; null: never.</summary>
    public Instant? CheckedAt { get; init; }

    /// <summary>What was wrong then; null: nothing.</summary>
    public string? Problem { get; init; }
}
