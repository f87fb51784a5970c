using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Unknown;
using NodaTime;

namespace FollowUp.Core.Delivery.Routing;

/// <summary>
/// Chooses the account each message leaves through: the first in the organization's order that has not failed it in this
/// round, whose circuit lets it through and whose rate allows it. What finds none waits and is never lost.
/// </summary>
public sealed class RoutePlanner(IChannelDirectory directory, AccountCircuits circuits, IRateBuckets buckets)
{
    /// <summary>How long a message rests whose organization has no account for its channel.</summary>
    private static readonly Duration NoAccountRest = Duration.FromMinutes(5);

    private readonly Dictionary<(Guid Account, Guid Organization, Lane Lane), RateTurns> queues = [];

    /// <param name="messages">In the order in which they are to leave.</param>
    public async Task<RoutePlan> PlanAsync(IReadOnlyList<QueuedMessage> messages, Instant now, CancellationToken cancellationToken)
    {
        var going = new List<RoutedMessage>(messages.Count);
        var held = new List<HeldMessage>();
        var open = new List<Candidate>(messages.Count);
        foreach (var message in messages)
        {
            if (Forgotten(message, now) is { } doubted)
            {
                held.Add(doubted);
                continue;
            }

            var all = await directory.FindAsync(message.OrganizationId, message.Channel, cancellationToken);
            var routes = message.WhatsApp is { } standing ? [.. all.Where(route => standing.Fits(route.Account.AccountId, now))] : all;
            var usable = Usable(message, routes);
            if (usable.Count == 0)
            {
                held.Add(NoAccount(message, all.Count > 0, routes.Count > 0, now));
            }
            else
            {
                open.Add(new Candidate(message, usable, routes.Count - usable.Count));
            }
        }

        while (open.Count > 0)
        {
            var asking = new List<Candidate>(open.Count);
            foreach (var candidate in open)
            {
                if (candidate.Advance(circuits, now))
                {
                    asking.Add(candidate);
                }
                else
                {
                    held.Add(Held(candidate, now));
                }
            }

            open = await TakeAsync(asking, going, now, cancellationToken);
        }

        return new RoutePlan(going, held);
    }

    /// <returns>Those whose account had no room: they look at their next one.</returns>
    private async Task<List<Candidate>> TakeAsync(List<Candidate> asking, List<RoutedMessage> going, Instant now, CancellationToken cancellationToken)
    {
        var asks = asking.Where(candidate => candidate.Route.Rate is not null)
            .GroupBy(candidate => candidate.Route.Account.AccountId)
            .Select(group => new RateAsk(group.Key, group.First().Route.Rate!, group.Count()))
            .ToList();
        IReadOnlyDictionary<Guid, RateGrant> grants = asks.Count == 0 ? new Dictionary<Guid, RateGrant>() : await buckets.TakeAsync(asks, now, cancellationToken);
        var taken = new Dictionary<Guid, int>();
        var refused = new List<Candidate>();
        foreach (var candidate in asking)
        {
            if (candidate.Route.Rate is not { } rate)
            {
                going.Add(candidate.Routed);
                continue;
            }

            var account = candidate.Route.Account.AccountId;
            var grant = grants.GetValueOrDefault(account) ?? new RateGrant(0, now + rate.Interval);
            var turns = Turns(account, candidate.Message);
            turns.Ask(rate, now);
            if (taken.GetValueOrDefault(account) < grant.Taken)
            {
                taken[account] = taken.GetValueOrDefault(account) + 1;
                going.Add(candidate.Routed);
            }
            else
            {
                candidate.Refuse(turns, grant.FreeAt);
                refused.Add(candidate);
            }
        }

        return refused;
    }

    private RateTurns Turns(Guid account, QueuedMessage message)
    {
        var key = (account, message.OrganizationId, message.Lane);
        if (!queues.TryGetValue(key, out var turns))
        {
            queues[key] = turns = new RateTurns();
        }

        return turns;
    }

    /// <summary>A repeat that did not leave while its provider would have told it.</summary>
    private static HeldMessage? Forgotten(QueuedMessage message, Instant now)
        => message.OnlyAccount is not null && message.HandedAt is { } handed && now - handed >= UnknownRules.RepeatKnown
            ? new HeldMessage(message, MessageState.Unknown, "route", "It may have been sent before, and its provider no longer tells a repeat.", $"first handed over {handed}", null)
            : null;

    private static List<ChannelRoute> Usable(QueuedMessage message, IReadOnlyList<ChannelRoute> routes)
        => message.OnlyAccount is { } only
            ? [.. routes.Where(route => route.Account.AccountId == only)]
            : [.. routes.Skip(message.Failovers < routes.Count ? message.Failovers : 0)];

    /// <param name="fit">Whether one of those that are there may carry it.</param>
    private static HeldMessage NoAccount(QueuedMessage message, bool any, bool fit, Instant now)
    {
        var channel = message.Channel.ToString().ToLowerInvariant();
        var reason = !any ? $"No {channel} account is set up."
            : !fit ? message.WhatsApp?.Template is { } template ? $"No account that is in use has the approved template {template.Chosen?.Name}." : "The contact has an open session with no account that is in use."
            : "The account that may have taken it is switched off.";
        return new HeldMessage(message, MessageState.Planned, "route", reason, $"channel {channel}", now + NoAccountRest);
    }

    private static HeldMessage Held(Candidate candidate, Instant now)
    {
        if (candidate.Refused is not var (rate, turns, freeAt))
        {
            return new HeldMessage(
                candidate.Message, MessageState.Planned, "route", "No account works at present.", $"{candidate.Count} accounts resting", candidate.OpensAt ?? now + NoAccountRest);
        }

        var input = string.Create(CultureInfo.InvariantCulture, $"{rate.PerSecond:0.###} a second, {rate.Burst} at once");
        return new HeldMessage(candidate.Message, MessageState.Planned, "rate", "The account sends as fast as it may.", input, turns.Next(rate, candidate.Message.DueAt, freeAt));
    }

    /// <summary>A message on its way along its accounts.</summary>
    /// <param name="passed">How many accounts stand before these in the organization's order.</param>
    private sealed class Candidate(QueuedMessage message, List<ChannelRoute> routes, int passed)
    {
        private int next;

        public QueuedMessage Message => message;

        public int Count => routes.Count;

        public ChannelRoute Route { get; private set; } = default!;

        /// <summary>How the first account stands that had no room.</summary>
        public (SendRate Rate, RateTurns Turns, Instant FreeAt)? Refused { get; private set; }

        public Instant? OpensAt { get; private set; }

        public RoutedMessage Routed => new(message, Route, message.OnlyAccount is null && next < routes.Count ? passed + next : null);

        public void Refuse(RateTurns turns, Instant freeAt) => Refused ??= (Route.Rate!, turns, freeAt);

        /// <summary>Goes on to the next account whose circuit lets it through.</summary>
        public bool Advance(AccountCircuits circuits, Instant now)
        {
            while (next < routes.Count)
            {
                Route = routes[next++];
                if (circuits.Enter(Route.Account.AccountId, now) is not { } until)
                {
                    return true;
                }

                OpensAt = OpensAt is { } earlier ? Instant.Min(earlier, until) : until;
            }

            return false;
        }
    }
}

/// <summary>Which messages go where, and which wait.</summary>
public sealed record RoutePlan(IReadOnlyList<RoutedMessage> Going, IReadOnlyList<HeldMessage> Held);

/// <summary>A message with the account it leaves through.</summary>
/// <param name="Next">Place of the account behind this one in the organization's order; null when there is none.</param>
public sealed record RoutedMessage(QueuedMessage Message, ChannelRoute Route, int? Next);
