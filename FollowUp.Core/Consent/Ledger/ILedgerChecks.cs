using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>Verifies ledgers, in bounded batches however long they are.</summary>
public interface ILedgerChecks
{
    /// <summary>The organization's whole ledger.</summary>
    Task<LedgerReport> VerifyAsync(Actor actor, IProgress<LedgerProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Every organization's, one after the other.</summary>
    IAsyncEnumerable<LedgerReport> VerifyAllAsync(IProgress<LedgerProgress>? progress, CancellationToken cancellationToken);

    /// <summary>What came of the last verification; null: there was none yet.</summary>
    Task<LastCheck?> LastAsync(Actor actor, CancellationToken cancellationToken);
}

/// <param name="Problem">Null: it held together.</param>
public sealed record LastCheck(NodaTime.Instant At, string? Problem);
