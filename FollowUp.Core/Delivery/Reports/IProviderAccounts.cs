using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Core.Delivery.Reports;

/// <summary>Finds accounts of all organizations by the id in an address that a provider calls.</summary>
public interface IProviderAccounts
{
    /// <summary>Disabled ones too: what they sent is still reported. Null when there is none.</summary>
    ValueTask<ProviderAccount?> FindAsync(Guid accountId, CancellationToken cancellationToken);
}

/// <param name="Settings">With secrets, to check signatures.</param>
public sealed record ProviderAccount(ReportingAccount Account, ChannelAccountSettings Settings);
