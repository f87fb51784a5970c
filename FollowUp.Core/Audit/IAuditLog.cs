using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Audit;

/// <summary>Reads the audit log; it can be changed by nobody. Needs role admin.</summary>
public interface IAuditLog
{
    /// <summary>Entries in one export.</summary>
    const int MostExported = 100_000;

    /// <summary>Newest first; a long list is counted up to 10,000.</summary>
    Task<Page<AuditEntry>> ListAsync(Actor actor, AuditFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <summary>The newest <see cref="MostExported"/>, one after the other; that it was exported becomes an entry itself.</summary>
    IAsyncEnumerable<AuditEntry> ExportAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken);

    /// <summary>Who has entries, by name.</summary>
    Task<IReadOnlyList<AuditActor>> ActorsAsync(Actor actor, CancellationToken cancellationToken);
}

/// <summary>Somebody who has entries.</summary>
public sealed record AuditActor(Guid Id, string Name);
