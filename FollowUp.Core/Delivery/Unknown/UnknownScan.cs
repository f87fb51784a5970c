using FollowUp.Core.Delivery.Channels;
using NodaTime;

namespace FollowUp.Core.Delivery.Unknown;

/// <summary>
/// Settles messages in doubt: asks the provider where it can be asked, sends again where a repeat is told, sends urgent ones
/// again after a while, and leaves everything else to a person. Never guesses.
/// </summary>
public sealed class UnknownScan(IUnknownMessages unknown, IChannelDirectory directory, HandOver handOver, UnknownRules rules, IClock clock)
{
    private const int Batch = 100;
    private const int AtOnce = 8;

    /// <returns>How many messages were looked at.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var claimed = await unknown.ClaimAsync(Batch, now, now + rules.Claim, cancellationToken);
        foreach (var some in claimed.Chunk(AtOnce))
        {
            var settled = await Task.WhenAll(some.Select(message => DecideAsync(message, cancellationToken)));
            await unknown.SettleAsync(settled, clock.GetCurrentInstant(), CancellationToken.None);
        }

        return claimed.Count;
    }

    private async Task<Settlement> DecideAsync(UnknownMessage message, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var can = message.Provider is { } provider ? handOver.Capabilities(provider) : SenderCapabilities.None;
        var route = message.AccountId is { } account
            ? (await directory.FindAsync(message.OrganizationId, message.Channel, cancellationToken)).FirstOrDefault(one => one.Account.AccountId == account)
            : null;
        if (can.IdempotentRetry && route is not null && now - message.Since < UnknownRules.RepeatKnown)
        {
            return new Settlement.Again(message.Id, message.AccountId, "The provider tells a repeat: it is asked again.");
        }

        if (can.LookUp && route is not null)
        {
            var question = new LookUpQuestion(message.Id, message.Address ?? "", route.From, message.Text, message.Since, message.BecameAt) { Channel = message.Channel };
            return await handOver.LookUpAsync(message.Provider!, question, route.Account, cancellationToken) switch
            {
                LookUpResult.Found found => new Settlement.Sent(message.Id, found.ProviderMessageId) { Price = found.Price },
                LookUpResult.NotFound => new Settlement.Again(message.Id, null, "The provider did not take it."),
                _ => Wait(message, now),
            };
        }

        return Wait(message, now);
    }

    private Settlement Wait(UnknownMessage message, Instant now)
    {
        var age = now - message.BecameAt;
        if (message.Lane is Lane.Transactional)
        {
            return age >= rules.Grace
                ? new Settlement.Again(message.Id, null, "Nobody could say whether it was sent, and it is urgent.")
                : new Settlement.Open(message.Id, message.BecameAt + rules.Grace);
        }

        var asks = message.Provider is { } provider && handOver.Capabilities(provider).LookUp;
        return new Settlement.Open(message.Id, asks && age < rules.Patience ? now + UnknownRules.PauseAfter(age) : null);
    }
}
