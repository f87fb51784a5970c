using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Persistence.Stores.Costs;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>
/// Two months of an invented shop: contacts, campaigns, sequences, requests in every state with the messages, attempts, verdicts
/// and events behind them, and reviews. The same at every start but for its dates, which end now. Nothing of it is due.
/// </summary>
internal sealed class DemoHistory(Database database, MessageComposer composer, PublicLinks links, SendHours hours, ConsentLedger ledger, IKeyedHashes hashes, IIdSource ids, IClock clock)
{
    private const int Seed = 20250618;
    private const int Days = 60;
    private const int OptedOut = 2;
    private static readonly int[] BusyDays = [9, 11, 12, 10, 9, 5, 6];

    public async Task FillAsync(Actor demo, CancellationToken cancellationToken)
    {
        await using var context = database.Open(demo.OrganizationId);
        if (await context.Set<RequestCampaign>().AnyAsync(cancellationToken))
        {
            return;
        }

        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == demo.OrganizationId, cancellationToken);
        var templates = await context.Set<Template>().AsNoTracking().Where(template => !template.Archived).OrderBy(template => template.CreatedAt).ToListAsync(cancellationToken);
        var accounts = (await context.Set<ChannelAccount>().AsNoTracking().OrderBy(account => account.Priority).ToListAsync(cancellationToken))
            .GroupBy(account => account.Channel).ToDictionary(group => group.Key, group => group.First());
        var rows = Rows(organization, templates, accounts);
        await database.WriteAsync(DataScope.Of(demo.OrganizationId), async write =>
        {
            write.ChangeTracker.AutoDetectChangesEnabled = false;
            write.AddRange(rows);
            await write.SaveChangesAsync(cancellationToken);
            await PriceChanges.CountAsync(write, demo.OrganizationId, cancellationToken);
            await ledger.AppendAsync(write, demo.OrganizationId, [.. rows.OfType<Suppression>().OrderBy(row => row.CreatedAt).Select(Withdrawn)], cancellationToken);
        }, cancellationToken);
    }

    private static NewConsent Withdrawn(Suppression row)
        => new(null, row.Channel, row.Address!, ConsentPurpose.Marketing, ConsentDecision.Withdrawn, row.Source, row.CreatedAt);

    private List<object> Rows(Organization organization, IReadOnlyList<Template> templates, IReadOnlyDictionary<Channel, ChannelAccount> accounts)
    {
        var (random, now, id) = (new Random(Seed), clock.GetCurrentInstant(), organization.Id);
        var contacts = DemoPeople.Make(id, ids, random, now);
        var campaigns = DemoCampaign.Make(id, templates, ids, now);
        var profile = new OrganizationProfile(id, organization.Name, organization.PostalAddress, organization.BrandColor, organization.ReplyTo, organization.TimeZone) { ShortLinks = !organization.Sending.LongLinks };
        var prices = DemoPrices.Make(id, ids, now);
        var messages = new DemoMessage(composer, ids, profile, templates.ToDictionary(template => template.Id), accounts, new PriceList(prices), now);
        var trail = new DemoTrail(messages, new DemoRecords(id, hashes, ids, now), random, now);
        var reviews = new DemoReviews(id, ids, random, now);
        List<object> rows = [.. contacts, .. prices, .. campaigns.SelectMany(by => new object[] { by.Campaign, by.Sequence, by.Version })];
        foreach (var order in Orders(organization, contacts, campaigns, random, now))
        {
            if (trail.Walk(rows, order) is { } submittedAt)
            {
                rows.Add(reviews.Of(order, submittedAt));
            }
        }

        new DemoSequences(organization, templates, messages, hours, ids, now).Fill(rows, [.. contacts.SkipLast(OptedOut)]);
        return rows;
    }

    /// <summary>Deliveries by day: fewer at weekends, more lately, at hours when parcels come.</summary>
    private IEnumerable<DemoOrder> Orders(Organization organization, IReadOnlyList<Contact> contacts, IReadOnlyList<DemoCampaign> campaigns, Random random, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(organization.TimeZone) ?? DateTimeZone.Utc;
        var today = now.InZone(zone).Date;
        var number = 1180;
        for (var ago = Days; ago >= 0; ago--)
        {
            var date = today.PlusDays(-ago);
            var count = (BusyDays[(int)date.DayOfWeek - 1] * (150 - ago) / 100) + random.Next(-2, 3);
            foreach (var minute in Enumerable.Range(0, count).Select(_ => random.Next(8 * 60, 20 * 60)).Order())
            {
                var at = zone.AtLeniently(date.AtMidnight().PlusMinutes(minute).PlusSeconds(random.Next(60))).ToInstant();
                var product = DemoProduct.All[random.Next(DemoProduct.All.Count)];
                var by = campaigns.First(one => one.Campaign.Eligibility.IncludeProducts!.Contains(product.Sku));
                var optedOut = by.Campaign is { Channel: RequestChannel.Email, Status: SequenceStatus.Active } && random.Next(40) == 0;
                var contact = optedOut ? contacts[^random.Next(1, OptedOut + 1)] : contacts[random.Next(contacts.Count - OptedOut)];
                var order = One(contact, by, product, at, ++number) with { OptedOut = optedOut };
                if (at < now)
                {
                    yield return order;
                }
            }
        }
    }

    private DemoOrder One(Contact contact, DemoCampaign by, DemoProduct product, Instant deliveredAt, int number)
    {
        var (requestId, token) = (ids.NewId(), ids.NewToken());
        var data = new RequestData(new ProductData(product.Name, product.Url, null), new OrderData(number.ToString(System.Globalization.CultureInfo.InvariantCulture))).Write(requestId, links.Request(token));
        return new DemoOrder(requestId, ids.NewId(), token, by, contact, $"{number}", product, deliveredAt, data);
    }
}
