using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery;

public sealed class PreferencesGateTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Fact]
    public void Who_chose_nothing_gets_everything() => Assert.IsType<Verdict.Allow>(Check(null));

    [Fact]
    public void A_topic_that_is_off_is_left_out_whatever_else_was_chosen()
        => Assert.IsType<Verdict.Skip>(Check(new PreferenceStanding("offers", Now + Duration.FromDays(1), false, 1) { SentLately = [Now] }));

    [Theory]
    [InlineData(1, false, "Defer")]
    [InlineData(1, true, "Skip")]
    [InlineData(0, false, "Allow")]
    [InlineData(-1, true, "Allow")]
    public void A_pause_holds_or_leaves_out_until_it_is_over(int hours, bool skip, string expected)
    {
        var verdict = Check(new PreferenceStanding(null, Now + Duration.FromHours(hours), skip, null));

        Assert.Equal(expected, verdict.GetType().Name);
        Assert.Equal(expected == "Defer" ? Now + Duration.FromHours(1) : null, (verdict as Verdict.Defer)?.Until);
    }

    [Theory]
    [InlineData(1, new[] { 6 }, 1)]
    [InlineData(2, new[] { 6, 1 }, 1)]
    [InlineData(2, new[] { 6, 3, 1 }, 4)]
    [InlineData(2, new[] { 3 }, null)]
    [InlineData(1, new[] { 7 }, null)]
    public void Too_many_a_week_wait_until_there_is_room(int most, int[] daysAgo, int? waits)
    {
        var verdict = Check(new PreferenceStanding(null, null, false, most) { SentLately = [.. daysAgo.Select(days => Now - Duration.FromDays(days))] });

        Assert.Equal(waits is { } days ? Now + Duration.FromDays(days) : null, (verdict as Verdict.Defer)?.Until);
    }

    private static Verdict Check(PreferenceStanding? chosen)
    {
        var message = new QueuedMessage(
            Guid.Empty, Guid.Empty, OriginKind.Enrollment, Guid.Empty, "ask", Lane.Sequence, Channel.Email, "a@b.test", null, null, null, "{}", "", 0, Now, Now + Duration.FromDays(7), Standing.Good) { Preferences = chosen };
        return new PreferencesGate().Check(new GateContext(message, "a@b.test", null, Now));
    }
}
