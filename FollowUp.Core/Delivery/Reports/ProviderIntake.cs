using FollowUp.Core.Delivery.Channels.Webhooks;

namespace FollowUp.Core.Delivery.Reports;

/// <summary>Takes what a provider calls in with: its reader checks and reads it, and what could be read is stored before it is answered.</summary>
public sealed class ProviderIntake(IEnumerable<IProviderWebhook> readers, IProviderAccounts accounts, IProviderReports reports, IReceivedMessages received)
{
    private readonly Dictionary<string, IProviderWebhook> readers = readers.ToDictionary(reader => reader.Provider, StringComparer.Ordinal);

    /// <returns>Null when there is no such account of this provider.</returns>
    public async Task<ProviderWebhookRead?> TakeAsync(string provider, Guid accountId, ProviderWebhookRequest request, CancellationToken cancellationToken)
    {
        if (!readers.TryGetValue(provider, out var reader) || await accounts.FindAsync(accountId, cancellationToken) is not { } found || found.Account.Provider != provider)
        {
            return null;
        }

        var read = reader.Read(request, found.Settings);
        if (read is ProviderWebhookRead.Taken taken)
        {
            await reports.RecordAsync([.. taken.Reports.Select(report => new AccountReport(found.Account, report))], cancellationToken);
            await received.RecordAsync(found.Account, taken.Inbound, cancellationToken);
        }

        return read;
    }
}
