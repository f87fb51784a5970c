using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Sandbox;

/// <summary>Takes every message at once and keeps nothing: what it "delivers" is read where all messages are. Its reports travel as those of real providers.</summary>
internal sealed class SandboxSender(SandboxReceipts receipts, IClock clock) : IChannelSender
{
    public string Provider => ChannelAccount.SandboxProvider;

    /// <summary>It shows each message once, however often it gets it.</summary>
    public SenderCapabilities Capabilities { get; } = new(IdempotentRetry: true);

    public Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken)
    {
        var reference = $"sandbox-{message.Id:D}";
        receipts.Plan(new AccountReport(
            new ReportingAccount(account.AccountId, message.OrganizationId, Provider),
            new ProviderReport(reference, $"{reference}/delivered", ReportKind.Delivered, clock.GetCurrentInstant()) { MessageId = message.Id }));
        return Task.FromResult<SendOutcome>(new SendOutcome.Accepted(reference));
    }
}
