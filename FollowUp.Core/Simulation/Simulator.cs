using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>
/// Walks one contact through a flow on a clock of its own. Decisions are those of <see cref="StepDecider"/>, and each
/// message passes the gates that real ones pass; nothing is written and nothing is sent. Pure.
/// </summary>
public sealed class Simulator
{
    /// <summary>Moments after which a simulation gives up.</summary>
    public const int MostMoments = 2000;

    internal static readonly Duration LongestHold = Duration.FromDays(7);

    /// <summary>Gates that count ask whose messages they are; here all are one contact's.</summary>
    private static readonly MessageContact Somebody = new(Guid.Empty, null, null, null, null, null);

    private readonly Flow flow;
    private readonly SimulationInput input;
    private readonly GateChain gates = new();
    private readonly FrequencyTally? frequency;
    private RuleFacts known;
    private readonly List<SimulatedMoment> moments = [];
    private readonly List<SimulatedMessage> messages = [];
    private readonly List<(Instant At, string Type, JsonElement? Properties)> events;
    private readonly List<(Instant At, string Type, JsonElement? Properties)> passed = [];

    private Simulator(Flow flow, SimulationInput input)
    {
        this.flow = flow;
        this.input = input;
        known = input.Facts;
        frequency = input.Frequency?.Tally();
        events = [.. input.Events.Select(one => (input.Start + one.After, one.Type, one.Properties)).OrderBy(one => one.Item1)];
    }

    public static SimulationResult Run(Flow flow, SimulationInput input) => new Simulator(flow, input).Run();

    private SimulationResult Run()
    {
        var now = input.Start;
        var position = new Position(flow.Start, input.PlannedAt ?? now, flow.Settings?.Expiry is { } expiry ? now + Duration.FromTimeSpan(expiry) : null);
        Instant? due = now;
        var awaitsMessages = false;
        string? awaitsEvent = null, reason = null;
        moments.Add(new SimulatedMoment(now, SimulatedKind.Entered, null, null));
        while (reason is null && moments.Count < MostMoments)
        {
            var (settled, heard, left) = Happen(now);
            if (left is not null)
            {
                reason = Leave(now, left);
                break;
            }

            if ((due is { } at && at <= now) || (awaitsMessages && settled) || (awaitsEvent is not null && heard.Contains(awaitsEvent)))
            {
                var decision = StepDecider.Decide(flow, input.EnrollmentId, position, Facts(now), now);
                Tell(decision, now);
                (position, due, awaitsMessages, awaitsEvent, reason) = (decision.Position, decision.DueAt, decision.AwaitsMessages, decision.AwaitsEvent, decision.StopReason);
                if (reason is not null)
                {
                    moments.Add(new SimulatedMoment(now, SimulatedKind.Ended, position.Step, reason));
                }

                continue;
            }

            if (Next(due, now) is not { } next)
            {
                break;
            }

            now = next;
        }

        // Messages planned before the end still leave.
        while (messages.Exists(message => message.Waits) && moments.Count < MostMoments)
        {
            now = Instant.Max(now, messages.Where(message => message.Waits).Min(message => message.DueAt));
            Send(now);
        }

        return new SimulationResult([.. moments.OrderBy(moment => moment.At)], reason ?? "unfinished", moments.Count >= MostMoments);
    }

    /// <summary>What falls to this instant besides decisions: messages leave, are opened and clicked, events come.</summary>
    /// <returns>Whether a message settled, which events came, and why the contact leaves, if it does.</returns>
    private (bool Settled, HashSet<string> Heard, string? Left) Happen(Instant now)
    {
        var settled = Send(now);
        var heard = new HashSet<string>(StringComparer.Ordinal);
        string? left = null;
        foreach (var message in messages.Where(message => message.SentAt is not null))
        {
            foreach (var (name, at) in message.Pending.Where(pair => pair.At <= now).ToList())
            {
                message.Pending.RemoveAll(pair => pair.Name == name);
                message.Engage(name, at);
                moments.Add(new SimulatedMoment(at, SimulatedKind.Engaged, message.Step, name));
                heard.Add(name);
                left ??= ExitRules.Reason(flow, input.EnrollmentId, name, input.EnrollmentId);
            }
        }

        while (events.Count > 0 && events[0].At <= now)
        {
            var (at, type, _) = events[0];
            passed.Add(events[0]);
            events.RemoveAt(0);
            moments.Add(new SimulatedMoment(at, SimulatedKind.Event, null, type));
            heard.Add(type);
            left ??= ExitRules.Reason(flow, input.EnrollmentId, type, null);
        }

        return (settled, heard, left);
    }

    /// <summary>Lets leave what may; what gates put off waits for its next time.</summary>
    private bool Send(Instant now)
    {
        var settled = false;
        foreach (var message in messages.Where(message => message.Waits && message.DueAt <= now))
        {
            var verdict = gates.Check(new GateContext(Queued(message, now), input.Addresses.GetValueOrDefault(message.Channel), input.Suppressed.GetValueOrDefault(message.Channel), now) { Frequency = frequency });
            switch (verdict?.Verdict)
            {
                case null:
                    message.Sent(now, input.Engagement);
                    frequency?.Sent(Guid.Empty, message.Channel, now);
                    moments.Add(Of(message, SimulatedKind.Sent, now, Word(message.Channel)) with { To = input.Addresses.GetValueOrDefault(message.Channel) });
                    settled = true;
                    break;
                case Verdict.Defer defer:
                    message.DueAt = defer.Until;
                    moments.Add(Of(message, SimulatedKind.Held, now, $"{defer.Reason} ({defer.Input})", defer.Reason) with { Until = defer.Until });
                    break;
                case Verdict.Skip skip:
                    message.Fail();
                    moments.Add(Of(message, SimulatedKind.Skipped, now, skip.Reason, skip.Reason));
                    settled = true;
                    break;
                case Verdict.Cancel cancel:
                    message.Fail();
                    moments.Add(Of(message, SimulatedKind.Skipped, now, cancel.Reason, cancel.Reason));
                    settled = true;
                    break;
            }
        }

        return settled;
    }

    private SimulatedMoment Of(SimulatedMessage message, SimulatedKind kind, Instant now, string detail, string? reason = null)
        => new(now, kind, message.Step, detail) { Channel = message.Channel, Reason = reason, Hours = input.Hours.GetValueOrDefault(message.Channel, OpenTimes.Always) };

    private string Leave(Instant now, string reason)
    {
        foreach (var message in messages.Where(message => message.Waits))
        {
            message.Fail();
            moments.Add(new SimulatedMoment(now, SimulatedKind.Cancelled, message.Step, "The contact left the sequence."));
        }

        moments.Add(new SimulatedMoment(now, SimulatedKind.Ended, null, reason));
        return reason;
    }

    private void Tell(Decision decision, Instant now)
    {
        foreach (var ran in decision.Ran)
        {
            moments.Add(new SimulatedMoment(now, SimulatedKind.Step, ran.Step, ran.Note) { PlannedAt = ran.PlannedAt });
        }

        known = decision.Effects.Aggregate(known, (facts, planned) => StepDecider.After(planned.Effect, facts));
        messages.AddRange(decision.Sends.Select(send => new SimulatedMessage(send.Step.Id, send.Slot, send.Step.Channel, now, now + LongestHold)));
    }

    private Instant? Next(Instant? due, Instant now)
    {
        var times = messages.Where(message => message.Waits).Select(message => message.DueAt)
            .Concat(messages.Where(message => message.SentAt is not null).SelectMany(message => message.Pending.Select(pair => pair.At)))
            .Concat(events.Select(one => one.At))
            .Concat(due is { } at ? [at] : [])
            .Where(time => time > now).ToList();
        return times.Count == 0 ? null : times.Min();
    }

    private RuleFacts Facts(Instant now) => known with
    {
        Now = now,
        Since = input.Start,
        Happened = [.. known.Happened, .. passed.Select(one => new Happening(one.Type, one.At, one.Properties)), .. messages.SelectMany(message => message.Happened)],
        Engagements = messages.GroupBy(message => message.Step).ToDictionary(group => group.Key, group => group.Last().Engagement),
    };

    private QueuedMessage Queued(SimulatedMessage message, Instant now) => new(
        Guid.Empty, Guid.Empty, OriginKind.Enrollment, input.EnrollmentId, message.Slot, Lane.Sequence, message.Channel, input.Addresses.GetValueOrDefault(message.Channel),
        input.Suppressed.GetValueOrDefault(message.Channel), Somebody, null, "{}", "", 0, message.DueAt, message.ExpiresAt, Standing.Good)
    {
        Hours = input.Hours.GetValueOrDefault(message.Channel, OpenTimes.Always),
        Restricted = input.Restricted,

        // What was not written yet held nothing.
        PossibleOptOutAt = input.PossibleOptOuts.TryGetValue(message.Channel, out var written) && written <= now ? written : null,
        Consent = input.Consents.GetValueOrDefault(message.Channel) ?? ConsentStanding.Free,
        WhatsApp = input.Sessions is { } sessions && sessions.Steps.Contains(message.Step) ? new WhatsAppStanding(LastInbound(sessions, now)) : null,
        Preferences = input.Preferences is { } chosen ? chosen with { SentLately = [.. chosen.SentLately, .. messages.Select(one => one.SentAt).OfType<Instant>()] } : null,
    };

    /// <summary>A reply within the simulation opens a session too.</summary>
    private Instant? LastInbound(AssumedSessions sessions, Instant now)
        => messages.Where(message => message.Channel == Channel.WhatsApp).Select(message => message.Engagement.RepliedAt)
            .Concat(sessions.Inbound.Where(at => at <= now).Select(at => (Instant?)at)).Max();

    private static string Word(Channel channel) => channel.ToString().ToLowerInvariant();
}
