using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Delivery.TemplateTests;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery;

/// <summary>A short message outside the queue, for a person who tries an account and waits for the answer.</summary>
public sealed class TestMessage(HandOver handOver, IIdSource ids)
{
    private const string Words = "This is a test message from FollowUp. The account works.";

    /// <summary>Hands it over once; never tried again.</summary>
    public async Task<ChannelTestResult> SendAsync(Guid organizationId, Channel channel, ChannelRoute route, string to, CancellationToken cancellationToken)
    {
        var message = new OutboundMessage(
            ids.NewId(), organizationId, channel, to, null, route.From, route.FromName, null,
            channel == Channel.Email ? "Test message from FollowUp" : null, null, Words, new Dictionary<string, string>(), []);
        var (outcome, words) = Said(await handOver.TryAsync(message, route, cancellationToken));
        return new ChannelTestResult(outcome == TemplateTestOutcome.Accepted, words);
    }

    /// <summary>What an outcome means to somebody who waits for it, in the provider's words where it gave any.</summary>
    internal static (TemplateTestOutcome Outcome, string Words) Said(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Accepted accepted => (TemplateTestOutcome.Accepted, $"Accepted{(accepted.ProviderMessageId is { } id ? $" as {id}" : "")}."),
        SendOutcome.Rejected rejected => (TemplateTestOutcome.Refused, Join(rejected.Code, rejected.Reason)),
        SendOutcome.Deferred deferred => (TemplateTestOutcome.Refused, Join(deferred.Code, deferred.Reason)),
        SendOutcome.Uncertain uncertain => (TemplateTestOutcome.Uncertain, uncertain.Reason),
        var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
    };

    private static string Join(string code, string reason) => reason.StartsWith(code, StringComparison.Ordinal) ? reason : $"{code} {reason}";
}
