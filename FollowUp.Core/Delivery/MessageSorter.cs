using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Routing;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Decides of a claimed batch what leaves now, and through which account. Routes come last: rates are used up only by what passed every gate.</summary>
public sealed class MessageSorter(IMessageBatches batches, GateChain gates, RoutePlanner planner, IClock clock)
{
    /// <summary>Writes down what does not leave now.</summary>
    /// <returns>What leaves, in order.</returns>
    public async Task<IReadOnlyList<RoutedMessage>> SortAsync(MessageBatch batch, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var held = new List<HeldMessage>();
        var passed = new List<QueuedMessage>(batch.Messages.Count);
        var noted = new List<NotedMessage>();
        var shadows = new List<(IGate Gate, Verdict.Shadow Verdict)>();
        foreach (var message in batch.Messages)
        {
            if (gates.Check(new GateContext(message, message.Address, message.Suppressed, now) { Budget = batch.Budget, Frequency = batch.Frequency }, shadows) is { } stopped)
            {
                held.Add(Held(message, stopped.Gate, stopped.Verdict));
            }
            else
            {
                passed.Add(message);
            }

            noted.AddRange(shadows.Select(one => new NotedMessage(message, one.Gate.Name, one.Verdict.Reason, one.Verdict.Input)));
            shadows.Clear();
        }

        var plan = await planner.PlanAsync(passed, now, cancellationToken);
        held.AddRange(plan.Held);
        if (held.Count > 0)
        {
            await batches.HoldAsync(batch.Lease, held, now, cancellationToken);
        }

        if (noted.Count > 0)
        {
            await batches.NoteAsync(noted, now, cancellationToken);
        }

        return plan.Going;
    }

    private static HeldMessage Held(QueuedMessage message, IGate gate, Verdict verdict) => verdict switch
    {
        Verdict.Defer defer => new HeldMessage(message, MessageState.Planned, gate.Name, defer.Reason, defer.Input, defer.Until) { RuleVersion = defer.Version },
        Verdict.Cancel cancel => new HeldMessage(message, MessageState.Cancelled, gate.Name, cancel.Reason, cancel.Input, null),
        Verdict.Skip skip => new HeldMessage(message, gate is ExpiryGate ? MessageState.Expired : MessageState.Skipped, gate.Name, skip.Reason, skip.Input, null),
        _ => throw new InvalidOperationException($"The gate {gate.Name} held a message with {verdict.GetType().Name}."),
    };
}
