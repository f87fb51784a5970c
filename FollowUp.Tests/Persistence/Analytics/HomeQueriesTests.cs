using FollowUp.Core.Analytics;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Analytics;

public sealed class HomeQueriesTests(DemoShop shop) : IClassFixture<DemoShop>
{
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    private IHomeQueries Home => shop.Get<IHomeQueries>();

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    public async Task Every_day_counts_what_the_rows_say_happened_on_it(int days)
    {
        var figures = await Home.FiguresAsync(shop.Actor, days, default);
        await using var context = shop.Open();
        var requests = await context.Set<Request>().AsNoTracking().ToListAsync();
        var messages = await context.Set<Message>().AsNoTracking().ToListAsync();
        var reviews = await context.Set<Review>().AsNoTracking().ToListAsync();

        Assert.Equal(days, figures.Days.Count);
        Assert.Equal(new LocalDate(2026, 4, 14), figures.Today);
        Assert.True(figures.Current is { Requests: > 0, Sent: > 0, Clicked: > 0, Submitted: > 0 });
        Assert.All(figures.Days, day => Assert.Equal(
            new DayFigures(
                day.Date,
                requests.Count(row => On(day.Date, row.CreatedAt)),
                messages.Count(row => row.Channel == Channel.Email && On(day.Date, row.SentAt)),
                messages.Count(row => row.Channel == Channel.Sms && On(day.Date, row.SentAt)),
                messages.Count(row => row.ClickedAt is not null && On(day.Date, row.SentAt)),
                reviews.Count(row => On(day.Date, row.SubmittedAt)),
                messages.Count(row => row.State == MessageState.Failed && On(day.Date, row.DueAt))),
            day));
    }

    [Fact]
    public async Task The_period_before_is_as_long_and_ends_where_this_one_begins()
    {
        var week = await Home.FiguresAsync(shop.Actor, 7, default);
        var fortnight = await Home.FiguresAsync(shop.Actor, 14, default);

        Assert.True(week.Previous.Sent > 0);
        Assert.Equal(PeriodTotals.Of(fortnight.Days.Take(7)), week.Previous);
    }

    [Fact]
    public async Task Another_organization_sees_nothing_of_it()
    {
        var stranger = new Actor(shop.Get<IIdSource>().NewId(), null, "Stranger", Role.Owner);

        await Assert.ThrowsAsync<NotFoundException>(() => Home.FiguresAsync(stranger, 7, default));
        Assert.Empty(await Home.AttentionAsync(stranger, default));
        Assert.Equal(new SetupState(false, false, false, false, false, false), await Home.SetupAsync(stranger, default));
    }

    [Fact]
    public async Task What_needs_attention_comes_in_the_order_of_urgency_and_adds_up()
    {
        var items = await Home.AttentionAsync(shop.Actor, default);
        await using var context = shop.Open();
        var since = shop.Clock.GetCurrentInstant() - Duration.FromDays(30);

        Assert.Equal(items.OrderBy(item => item.Kind).ThenByDescending(item => item.Count), items);
        Assert.Equal(
            await context.Set<Request>().CountAsync(row => row.Status == RequestStatus.Failed && row.CreatedAt >= since),
            items.Where(item => item.Kind == AttentionKind.RequestsFailed).Sum(item => item.Count));
        Assert.Contains(items, item => item is { Kind: AttentionKind.CampaignPaused, Subject: "Cardigan launch", Count: > 0 });
        Assert.Equal(await context.Set<Message>().CountAsync(row => row.State == MessageState.Unknown && row.CheckAt == null), Assert.Single(items, item => item.Kind == AttentionKind.OutcomeUnknown).Count);
        Assert.Equal(await context.Set<Review>().CountAsync(row => row.Status == ReviewStatus.Pending), Assert.Single(items, item => item.Kind == AttentionKind.ReviewsPending).Count);
    }

    [Fact]
    public async Task A_demo_has_all_but_its_own_mail_account_and_shop()
        => Assert.Equal(
            new SetupState(IsDemo: true, EmailGoesToSandbox: true, OwnEmailAccount: false, WebhookReceived: false, CampaignActive: true, RequestSent: true) { HasPostalAddress = true },
            await Home.SetupAsync(shop.Actor, default));

    [Theory]
    [InlineData(0)]
    [InlineData(367)]
    public async Task A_period_out_of_range_is_refused(int days)
        => Assert.Equal("days", Assert.Single((await Assert.ThrowsAsync<InputException>(() => Home.FiguresAsync(shop.Actor, days, default))).Errors).Field);

    private static bool On(LocalDate date, Instant? at) => at is { } moment && moment.InZone(Stockholm).Date == date;
}
