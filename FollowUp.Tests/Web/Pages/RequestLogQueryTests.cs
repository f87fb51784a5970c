using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Web.Features.Requests;
using NodaTime;

namespace FollowUp.Tests.Web.Pages;

public sealed class RequestLogQueryTests
{
    private static readonly Guid Campaign = new("01950000-0000-7000-8000-000000000003");
    private static readonly DateTimeZone Stockholm = DateTimeZoneProviders.Tzdb["Europe/Stockholm"];

    [Fact]
    public void What_stands_in_the_address_is_what_is_shown()
    {
        var query = new RequestLogQuery(RequestStatus.Failed, Channel.Sms, Campaign, RequestLogQuery.ChosenDates, new LocalDate(2026, 3, 1), new LocalDate(2026, 3, 2), "a & b", 3);

        Assert.Equal($"/requests?status=failed&channel=sms&campaign={Campaign}&period=dates&from=2026-03-01&to=2026-03-02&search=a%20%26%20b&page=3", query.Address());
        Assert.Equal(query, RequestLogQuery.Read(new RequestLogAddress("failed", "sms", Campaign.ToString(), "dates", "2026-03-01", "2026-03-02", "a & b", "3")));
    }

    [Fact]
    public void What_cannot_be_read_does_not_filter()
        => Assert.Equal(new RequestLogQuery(), RequestLogQuery.Read(new RequestLogAddress("sold", "99", "x", "1y", "yesterday", "2026-99-99", " ", "-1")));

    [Fact]
    public void The_plain_log_has_a_plain_address() => Assert.Equal("/requests", new RequestLogQuery().Address());

    [Fact]
    public void Chosen_dates_are_whole_days_of_the_zone()
    {
        var filter = new RequestLogQuery(Period: RequestLogQuery.ChosenDates, From: new LocalDate(2026, 3, 1), To: new LocalDate(2026, 3, 2)).Filter(Samples.At, Stockholm);

        Assert.Equal((Instant.FromUtc(2026, 2, 28, 23, 0), Instant.FromUtc(2026, 3, 2, 23, 0)), (filter.From!.Value, filter.To!.Value));
    }

    [Fact]
    public void The_last_seven_days_include_today()
        => Assert.Equal(Instant.FromUtc(2026, 2, 23, 23, 0), new RequestLogQuery(Period: "7d").Filter(Samples.At, Stockholm).From);

    [Fact]
    public void Filters_are_named_in_words()
        => Assert.Equal("Failed and Email and After delivery and Last 7 days and “hana”", new RequestLogQuery(RequestStatus.Failed, Channel.Email, Campaign, "7d", Search: "hana").InWords("After delivery"));

    [Fact]
    public void A_later_page_alone_is_no_filter() => Assert.False(new RequestLogQuery(Page: 4).IsFiltered);
}
