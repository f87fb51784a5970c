using System.Globalization;
using FollowUp.Core.Events;
using FollowUp.Core.Requests;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>
/// Decides which delivered items of an order are asked about, campaign by campaign. Pure. What an earlier event of the
/// same order made already is planned again and refused by the unique key of requests, which the caller counts.
/// </summary>
public static class RequestPlanner
{
    /// <param name="campaigns">Those of the organization that are not archived.</param>
    public static RequestPlan Plan(OrderDelivered order, Instant occurredAt, Instant receivedAt, IReadOnlyList<CampaignEntry> campaigns, ContactFacts facts)
    {
        var requests = new List<PlannedRequest>();
        var refusals = new List<Refusal>();
        if (campaigns.Count == 0)
        {
            refusals.Add(new Refusal(null, null, null, "No request campaign is set up."));
        }

        foreach (var entry in campaigns)
        {
            var campaign = entry.Campaign;
            if (RefusalOf(order, receivedAt, campaign, facts) is { } reason)
            {
                refusals.Add(new Refusal(campaign.Id, campaign.Name, null, reason));
                continue;
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in order.Items)
            {
                if ((seen.Add(item.Id) ? RefusalOf(item, entry) : "The item is listed twice.") is { } itemReason)
                {
                    refusals.Add(new Refusal(campaign.Id, campaign.Name, item.Id, itemReason));
                }
                else
                {
                    requests.Add(Request(order, item, occurredAt, receivedAt, entry));
                }
            }
        }

        return new RequestPlan(requests, refusals);
    }

    private static string? RefusalOf(OrderDelivered order, Instant receivedAt, RequestCampaign campaign, ContactFacts facts)
    {
        if (campaign.Status != SequenceStatus.Active)
        {
            return $"The campaign is {campaign.Status.ToString().ToLowerInvariant()}.";
        }

        if (campaign.Eligibility.MinimumOrderValue is { } minimum and > 0 && !(order.Value >= minimum))
        {
            return order.Value is { } value
                ? string.Create(CultureInfo.InvariantCulture, $"The order's value of {value:0.##} is below the minimum of {minimum:0.##}.")
                : string.Create(CultureInfo.InvariantCulture, $"The order does not tell its value and the minimum is {minimum:0.##}.");
        }

        if (campaign.Eligibility.AskAtMostEveryDays is { } days && facts.LastAskedAt is { } last && receivedAt - last < Duration.FromDays(days))
        {
            var ago = Math.Max(0, (receivedAt - last).Days);
            return $"The contact was asked about another order {Ago(ago)}; the campaign asks at most every {Days(days)}.";
        }

        return null;
    }

    private static string? RefusalOf(OrderItem item, CampaignEntry entry)
    {
        string?[] names = [item.ProductId, item.Sku, item.Name, item.Id];
        if (entry.Excludes(names))
        {
            return "The product is excluded.";
        }

        if (!entry.Includes(names))
        {
            return "The product is not one of those included.";
        }

        return entry.Campaign.Eligibility.DeliveredItemsOnly && !item.Delivered ? "The item is still on its way." : null;
    }

    private static PlannedRequest Request(OrderDelivered order, OrderItem item, Instant occurredAt, Instant receivedAt, CampaignEntry entry)
    {
        var scheduledAt = Scheduled(occurredAt, entry.Campaign);
        return new PlannedRequest(
            entry.Campaign.Id,
            entry.Campaign.SequenceId,
            entry.VersionId,
            order.OrderId,
            item.Id,
            item.Name,
            item.Url,
            item.ImageUrl,
            scheduledAt,
            // A delivery that is told late is asked about late, and the contact still has the whole time to answer.
            Instant.Max(scheduledAt, receivedAt) + Duration.FromTimeSpan(entry.Campaign.Expiry),
            $"order:{order.OrderId}/item:{item.Id}",
            entry.Flow.Start,
            occurredAt,
            FirstDue(entry.Flow, occurredAt),
            new RequestData(new ProductData(item.Name, item.Url, item.ImageUrl), new OrderData(order.OrderId)));
    }

    private static Instant Scheduled(Instant occurredAt, RequestCampaign campaign) => occurredAt + Duration.FromTimeSpan(campaign.Delay);

    /// <summary>A flow that starts with a wait is looked at when that is over, so that nothing is claimed for nothing.</summary>
    private static Instant FirstDue(Flow flow, Instant arrival)
        => flow.Find(flow.Start)?.Decide(new StepContext(arrival, arrival, RuleFacts.None)) is StepResult.Stay { DueAt: { } due } ? due : arrival;

    private static string Days(int count) => count == 1 ? "day" : string.Create(CultureInfo.InvariantCulture, $"{count} days");

    private static string Ago(int days) => days switch
    {
        0 => "today",
        1 => "yesterday",
        _ => string.Create(CultureInfo.InvariantCulture, $"{days} days ago"),
    };
}
