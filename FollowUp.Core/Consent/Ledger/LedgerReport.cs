using NodaTime;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>What came of verifying a ledger.</summary>
/// <param name="Lines">Verified, from the first on.</param>
/// <param name="Hash">Of the last of them; kept elsewhere, it proves later that none was cut off.</param>
/// <param name="Break">Null: it holds together.</param>
public sealed record LedgerReport(Guid OrganizationId, long Lines, string Hash, Instant CheckedAt, LedgerBreak? Break);

/// <summary>How far a verification is.</summary>
public sealed record LedgerProgress(long Done, long Total);
