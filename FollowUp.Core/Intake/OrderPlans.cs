using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Plans the orders of one batch one after the other, so that a second order of the same contact sees the first.</summary>
internal sealed class OrderPlans(EventBatch batch)
{
    private readonly Dictionary<Guid, (string OrderId, Instant At)> asked = [];

    public RequestPlan Plan(OrderEvent order, ContactFacts facts)
    {
        if (asked.TryGetValue(facts.ContactId, out var earlier) && earlier.OrderId != order.Order.OrderId)
        {
            facts = facts with { LastAskedAt = earlier.At };
        }

        var campaigns = batch.Campaigns.GetValueOrDefault(order.Event.OrganizationId, []);
        var plan = RequestPlanner.Plan(order.Order, order.Event.OccurredAt, order.Event.ReceivedAt, campaigns, facts);
        if (plan.Requests.Count > 0)
        {
            asked[facts.ContactId] = (order.Order.OrderId, order.Event.ReceivedAt);
        }

        return plan;
    }
}
