using FollowUp.Core.Kernel;
using FollowUp.Web.Features.Sequences.Builder.Inspector;

namespace FollowUp.Tests.Web.Builder;

/// <summary>Delays as people write them.</summary>
public sealed class DelayTextTests
{
    [Theory]
    [InlineData("2 hours", "PT2H")]
    [InlineData("wait 90 min", "PT1H30M")]
    [InlineData("1.5 days", "P1DT12H")]
    [InlineData("1,5 h", "PT1H30M")]
    [InlineData("a week", "P7D")]
    [InlineData("half an hour", "PT30M")]
    [InlineData("two weeks and 1 day", "P15D")]
    [InlineData("1 day 2 hours 3 minutes 4 seconds", "P1DT2H3M4S")]
    [InlineData("1h30m", "PT1H30M")]
    [InlineData("At once", "PT0S")]
    [InlineData("tomorrow", "P1D")]
    [InlineData("PT45M", "PT45M")]
    [InlineData("p2w", "P14D")]
    public void Lengths_are_read(string text, string iso) => Assert.Equal(new Delay(IsoDuration.Read(iso)), DelayText.Read(text));

    [Theory]
    [InlineData("3 days at 9:00", "P3D", "09:00")]
    [InlineData("3 days, then at 9am", "P3D", "09:00")]
    [InlineData("tomorrow at 18.30", "P1D", "18:30")]
    [InlineData("a week until 12 pm", "P7D", "12:00")]
    [InlineData("2 days @ 12am", "P2D", "00:00")]
    [InlineData("at noon", null, "12:00")]
    [InlineData("until 23:59", null, "23:59")]
    [InlineData("at 7", null, "07:00")]
    public void A_time_of_day_may_end_it(string text, string? iso, string until)
        => Assert.Equal(new Delay(iso is null ? null : IsoDuration.Read(iso), until), DelayText.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2")]
    [InlineData("2 fortnights")]
    [InlineData("2 hours maybe")]
    [InlineData("at 25:00")]
    [InlineData("at 9:75")]
    [InlineData("at 13 pm")]
    [InlineData("2 hours at 9:00")]
    [InlineData("1.5 days at 9:00")]
    [InlineData("P1Y")]
    [InlineData("-2 hours")]
    public void What_says_no_delay_is_refused_with_an_example(string text)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => DelayText.Read(text)).Errors);

        Assert.Equal("for", error.Field);
        Assert.Contains("3 days at 9:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_back_is_read_as_the_same()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var delay = random.Next(3) switch
            {
                0 => new Delay(TimeSpan.FromSeconds(random.Next(0, 4_000_000))),
                1 => new Delay(TimeSpan.FromDays(random.Next(1, 400)), $"{random.Next(24):00}:{random.Next(60):00}"),
                _ => new Delay(null, $"{random.Next(24):00}:{random.Next(60):00}"),
            };

            Assert.Equal(delay, DelayText.Read(DelayText.Write(delay)));
        }
    }

    [Fact]
    public void A_number_beyond_all_measure_stays_within_range() => Assert.Equal(TimeSpan.FromDays(36_500), DelayText.Read("99999999999999999999 weeks").For);
}
