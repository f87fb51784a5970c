using Bunit;
using FollowUp.Web.Components.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;
using LocalTime = FollowUp.Web.Components.Shared.LocalTime;

namespace FollowUp.Tests.Web.Components;

public sealed class TimeTests : BunitContext
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 18, 12, 0);

    public TimeTests()
    {
        IClock clock = Substitute.For<IClock>();
        clock.GetCurrentInstant().Returns(Now);
        Services.AddSingleton(clock);
    }

    [Theory]
    [InlineData(-30, "just now")]
    [InlineData(20, "just now")]
    [InlineData(-60, "1 min ago")]
    [InlineData(-3599, "59 min ago")]
    [InlineData(-3600, "1 h ago")]
    [InlineData(-86399, "23 h ago")]
    [InlineData(7200, "in 2 h")]
    [InlineData(-86400, null)]
    public void Times_within_a_day_are_relative(int seconds, string? words)
        => Assert.Equal(words, TimeWords.Relative(Now + Duration.FromSeconds(seconds), Now));

    [Theory]
    [InlineData(2026, "1 Feb 10:05")]
    [InlineData(2025, "1 Feb 2025")]
    public void Other_times_are_a_date_in_the_zone_with_the_year_when_it_is_another(int year, string words)
        => Assert.Equal(words, TimeWords.Absolute(Instant.FromUtc(year, 2, 1, 9, 5), Now, TimeWords.Zone("Europe/Stockholm")));

    [Fact]
    public void The_title_has_the_full_time_with_its_zone()
    {
        var time = Render<LocalTime>(p => p.Add(t => t.At, Instant.FromUtc(2026, 6, 18, 11, 30)).Add(t => t.ZoneId, "Europe/Stockholm"));

        time.MarkupMatches("""<time datetime="2026-06-18T11:30:00Z" title="Thursday 18 June 2026, 13:30:00 Europe/Stockholm">30 min ago</time>""");
    }

    [Fact]
    public void The_zone_comes_from_the_organization_when_none_is_given()
    {
        var time = Render<LocalTime>(p => p
            .AddCascadingValue("Zone", "America/New_York")
            .Add(t => t.At, Instant.FromUtc(2026, 6, 1, 3, 0)));

        Assert.Equal("31 May 23:00", time.Find("time").TextContent);
    }

    [Fact]
    public void No_moment_is_a_dash()
        => Render<LocalTime>(p => p.Add(t => t.At, null)).MarkupMatches("""<span class="quiet">–</span>""");

    [Fact]
    public void An_unknown_zone_is_UTC() => Assert.Equal(DateTimeZone.Utc, TimeWords.Zone("Mars/Olympus"));
}
