using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Plans the orders of one batch one after the other, so that a second order of the same contact sees the first.</summary>
internal sealed class OrderPlans(EventBatch batch)
{
    private readonly Dictionary<Guid, (string OrderId, Instant At)> asked = [];

    public RequestPlan Plan(ReadEvent read, ContactFacts facts)
    {
        var order = read.Order ?? throw new ArgumentException("The event is no order.", nameof(read));
        if (asked.TryGetValue(facts.ContactId, out var earlier) && earlier.OrderId != order.OrderId)
        {
            facts = facts with { LastAskedAt = earlier.At };
        }

        var campaigns = batch.Campaigns.GetValueOrDefault(read.Event.OrganizationId, []);
        var plan = RequestPlanner.Plan(order, read.Event.OccurredAt, read.Event.ReceivedAt, campaigns, facts);
        if (plan.Requests.Count > 0)
        {
            asked[facts.ContactId] = (order.OrderId, read.Event.ReceivedAt);
        }

        return plan;
    }
}
