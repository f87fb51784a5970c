using System.Collections.Concurrent;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Sandbox;
using FollowUp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace FollowUp.Tests.Contracts;

/// <summary>The Sandbox, which is its own provider: what it took is what it named.</summary>
internal sealed class SandboxTrial : SenderTrial
{
    private readonly ConcurrentDictionary<string, bool> named = new();
    private readonly SandboxReceipts receipts = new(Substitute.For<IProviderReports>(), TimeProvider.System, NullLogger<SandboxReceipts>.Instance);

    public SandboxTrial() => Sender = new SandboxSender(receipts, new ManualClock());

    public override IChannelSender Sender { get; }

    public override ChannelAccountSettings Account { get; } = new(Guid.Empty, new Dictionary<string, string>(), new Dictionary<string, string>());

    public override int Taken => named.Count;

    public override bool TellsRepeats => true;

    public override async Task<SendOutcome> SendAsync(OutboundMessage message, ChannelAccountSettings account, CancellationToken cancellationToken = default)
    {
        var outcome = await base.SendAsync(message, account, cancellationToken);
        named.TryAdd(Assert.IsType<SendOutcome.Accepted>(outcome).ProviderMessageId!, true);
        return outcome;
    }

    public override IReadOnlyList<OutboundMessage> Messages() => [Letters.FullMail(NextId()), Letters.Picture(NextId()), Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Buttons }];

    public override ValueTask DisposeAsync()
    {
        receipts.Dispose();
        return ValueTask.CompletedTask;
    }

    public override IReadOnlyList<OutboundMessage> Laden() => [Letters.LadenMail(NextId()), Letters.Picture(NextId())];

    /// <summary>It keeps nothing: what came along is recorded where all messages are, and shown from there.</summary>
    public override IEnumerable<string> TakenFiles() => Laden().Select(message => string.Join(
        ' ', message.Attachments.Select(file => $"{file.FileName}:{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content.Span))}").Concat(message.Media.Select(link => link.Url.AbsoluteUri))));

    protected override OutboundMessage Plain(Guid id) => Letters.Text(id);
}
