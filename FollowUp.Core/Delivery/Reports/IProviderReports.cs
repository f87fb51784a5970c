using FollowUp.Core.Delivery.Channels.Webhooks;

namespace FollowUp.Core.Delivery.Reports;

/// <summary>Takes what providers tell of messages they had accepted. Reports come late, twice and in any order.</summary>
public interface IProviderReports
{
    /// <summary>
    /// Records them in one transaction. A state never moves backwards, and a repeat changes nothing. One whose message is
    /// not known yet is kept: its sending may still be on its way into the database.
    /// </summary>
    /// <returns>How many were new.</returns>
    Task<int> RecordAsync(IReadOnlyList<AccountReport> reports, CancellationToken cancellationToken);
}

/// <summary>Takes messages that people send to the organization's addresses.</summary>
public interface IReceivedMessages
{
    /// <summary>Records them in one transaction; a repeat changes nothing.</summary>
    /// <returns>How many were new.</returns>
    Task<int> RecordAsync(ReportingAccount account, IReadOnlyList<InboundMessage> messages, CancellationToken cancellationToken);
}

/// <summary>The account through which something was heard. It reaches messages of its own organization and provider alone.</summary>
public sealed record ReportingAccount(Guid AccountId, Guid OrganizationId, string Provider);

/// <summary>A report and who heard it.</summary>
public sealed record AccountReport(ReportingAccount Account, ProviderReport Report);
