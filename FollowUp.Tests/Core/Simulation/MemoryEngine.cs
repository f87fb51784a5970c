using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Core.Simulation;

/// <summary>One enrollment run by the real scan over rows kept in memory, with a provider that takes every mail and refuses every text.</summary>
internal sealed class MemoryEngine(Flow flow, Guid enrollmentId, Instant start, IReadOnlyList<AssumedEvent> events) : IEnrollmentBatches
{
    private readonly ManualClock clock = new(start);
    private readonly Dictionary<string, Engagement> engagements = [];
    private readonly List<Happening> happened = [];
    private readonly List<(string Step, Instant PlannedAt)> ran = [];
    private readonly HashSet<string> tags = new(StringComparer.OrdinalIgnoreCase);
    private Position position = new(flow.Start, start, null);
    private Instant? due = start;
    private bool awaitsMessages;
    private string? awaitsEvent;
    private string? reason;

    public async Task<(IReadOnlyList<(string Step, Instant PlannedAt)> Ran, string? Reason)> RunAsync()
    {
        var scan = new AdvanceScan(this, clock, new AdvanceScanOptions { Spread = Duration.Zero });
        var coming = events.Select(one => (At: start + one.After, one.Type)).OrderBy(one => one.At).ToList();
        for (var turn = 0; turn < 5000 && reason is null; turn++)
        {
            while (coming.Count > 0 && coming[0].At <= clock.Now)
            {
                Hear(coming[0].Type, coming[0].At);
                coming.RemoveAt(0);
            }

            if (reason is not null)
            {
                break;
            }

            if (await scan.RunOnceAsync(CancellationToken.None) > 0)
            {
                continue;
            }

            var times = coming.Select(one => one.At).Concat(due is { } at ? [at] : []).Where(time => time > clock.Now).ToList();
            if (times.Count == 0)
            {
                break;
            }

            clock.AdvanceTo(times.Min());
        }

        return (ran, reason);
    }

    public Task<EnrollmentBatch> ClaimAsync(int most, Instant now, Duration lease, CancellationToken cancellationToken)
        => Task.FromResult(new EnrollmentBatch(Guid.Empty, reason is null && due <= now ? [Due(now)] : []));

    public Task AdvanceAsync(Guid lease, IReadOnlyList<AdvancedEnrollment> advanced, Instant now, CancellationToken cancellationToken)
    {
        var decision = advanced[0].Decision!;
        (position, due, awaitsMessages, awaitsEvent, reason) = (decision.Position, decision.DueAt, decision.AwaitsMessages, decision.AwaitsEvent, decision.StopReason);
        ran.AddRange(decision.Ran.Select(one => (one.Step, one.PlannedAt)));
        tags.UnionWith(decision.Effects.Select(one => one.Effect).OfType<FollowUp.Core.Sequences.Steps.StepEffect.Tags>().SelectMany(effect => effect.Add));
        foreach (var send in decision.Sends)
        {
            engagements[send.Step.Id] = send.Step.Channel == Channel.Email ? new Engagement(now, true, DeliveredAt: now) : new Engagement(null, true, Failed: true);
        }

        if (awaitsMessages && reason is null)
        {
            due = now;
        }

        return Task.CompletedTask;
    }

    private void Hear(string type, Instant at)
    {
        happened.Add(new Happening(type, at));
        if (ExitRules.Reason(flow, enrollmentId, type, null) is { } left)
        {
            reason = left;
        }
        else if (awaitsEvent == type)
        {
            due = clock.Now;
        }
    }

    private DueEnrollment Due(Instant now) => new(
        enrollmentId, Guid.Empty, Guid.Empty, "", position, SequenceKind.Designed, SequenceStatus.Active, flow,
        RuleFacts.None with { Now = now, Since = start, Tags = tags.ToHashSet(StringComparer.OrdinalIgnoreCase), Happened = [.. happened], Engagements = new Dictionary<string, Engagement>(engagements) },
        "{}", now);
}
