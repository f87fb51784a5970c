using FollowUp.Web.Features.Sequences.Builder.Settings;

namespace FollowUp.Tests.Web.Builder;

/// <summary>Schedules between their fields and their expression.</summary>
public sealed class CronFormTests
{
    [Theory]
    [InlineData("0 0 9 ? * *", "day", "09:00", 1)]
    [InlineData("0 30 18 ? * MON", "week", "18:30", 1)]
    [InlineData("0 5 0 ? * SUN", "week", "00:05", 7)]
    [InlineData("0 0 9 31 * ?", "month", "09:00", 31)]
    public void What_the_fields_can_say_is_read_and_written_alike(string cron, string every, string time, int day)
    {
        var form = CronForm.Read(cron);

        Assert.Equal((every, time, day), (form.Every, form.Time, form.Day));
        Assert.Equal(cron, form.Write());
    }

    [Theory]
    [InlineData("0 0 9 ? * MON-FRI")]
    [InlineData("0 0/5 * * * ?")]
    [InlineData("0 0 9 L * ?")]
    [InlineData("nonsense")]
    public void Anything_else_stays_as_it_was_written(string cron) => Assert.Equal(("cron", cron), (CronForm.Read(cron).Every, CronForm.Read(cron).Write()));
}
