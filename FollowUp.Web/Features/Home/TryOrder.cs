using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Web.Features.Home;

/// <summary>
/// Places an invented order the way a shop would: through the real intake, for a campaign of its own that asks at once.
/// Requests that other campaigns make of the same order are cancelled, so that trying leaves nothing behind.
/// </summary>
public sealed class TryOrder(IEventIntake intake, IRequestCampaigns campaigns, IRequestQueries requests, IRequestCommands commands, IIdSource ids, IClock clock)
{
    /// <summary>Name of the campaign; only its own product is asked about.</summary>
    public const string Campaign = "Try it";

    private const string Source = "try-it";
    private const string Product = "TRY-IT";
    private const string Email = "robin@example.com";

    /// <returns>The order's number.</returns>
    public async Task<PlacedOrder> PlaceAsync(Actor actor, CancellationToken cancellationToken)
    {
        var campaign = await CampaignAsync(actor, cancellationToken);
        var now = clock.GetCurrentInstant();
        var number = $"TRY-{ids.NewToken()[..6].ToUpperInvariant()}";
        var order = new OrderDelivered(number, new ContactDetails(Email, null, "Robin", "Example"), [new OrderItem("1", "Alder wool throw", Sku: Product)]);
        await intake.StoreAsync(new NewEvent(actor.OrganizationId, Source, number, OrderDelivered.Type, now, Json.Write(order)), cancellationToken);
        return new PlacedOrder(number, campaign, now);
    }

    /// <summary>The request that was made of the order; null until there is one.</summary>
    public async Task<RequestDetail?> FindAsync(Actor actor, PlacedOrder order, CancellationToken cancellationToken)
    {
        var made = await requests.ListAsync(actor, new RequestFilter(CampaignId: order.CampaignId, Search: order.Number), new PageQuery(1, 1), cancellationToken);
        return made.Items is [var row, ..] ? await requests.GetAsync(actor, row.Id, cancellationToken) : null;
    }

    /// <summary>Cancels what other campaigns would ask about the order later.</summary>
    public async Task TidyAsync(Actor actor, PlacedOrder order, CancellationToken cancellationToken)
    {
        var made = await requests.ListAsync(actor, new RequestFilter(Search: order.Number), new PageQuery(1, PageQuery.LargestSize), cancellationToken);
        foreach (var other in made.Items.Where(row => row.OrderId == order.Number && row.CampaignId != order.CampaignId && row.Status == RequestStatus.Scheduled))
        {
            await commands.CancelAsync(actor, other.Id, cancellationToken);
        }
    }

    private async Task<Guid> CampaignAsync(Actor actor, CancellationToken cancellationToken)
    {
        var known = (await campaigns.ListAsync(actor, null, Campaign, new PageQuery(1, PageQuery.LargestSize), cancellationToken)).Items
            .Where(row => row.Name == Campaign && row.Status != SequenceStatus.Archived && row.Delay == TimeSpan.Zero)
            .OrderBy(row => row.Status)
            .FirstOrDefault();
        if (known is null)
        {
            return await campaigns.CreateAsync(
                actor,
                new RequestCampaignInput(
                    Campaign, RequestChannel.Email, TimeSpan.Zero, ReminderEnabled: false, TimeSpan.FromDays(1), 0, TimeSpan.FromDays(7), new Eligibility(IncludeProducts: [Product])),
                cancellationToken);
        }

        if (known.Status == SequenceStatus.Paused)
        {
            await campaigns.SetStatusAsync(actor, known.Id, SequenceStatus.Active, cancellationToken);
        }

        return known.Id;
    }
}

/// <summary>An order that was placed to try the product.</summary>
public sealed record PlacedOrder(string Number, Guid CampaignId, Instant PlacedAt);
