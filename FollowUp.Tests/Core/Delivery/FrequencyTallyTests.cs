using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery;

public sealed class FrequencyTallyTests
{
    private static readonly Guid Shop = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid Noor = new("00000000-0000-7000-8000-000000000002");
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly FrequencyCap ThreeTextsAWeek = new(Channel.Sms, 3, CapPeriod.Week, CapAction.Defer);

    [Theory]
    [InlineData(CapPeriod.Day, 1)]
    [InlineData(CapPeriod.Week, 7)]
    [InlineData(CapPeriod.Month, 31)]
    public void What_left_longer_ago_than_the_period_does_not_count(CapPeriod per, int days)
    {
        var edge = Now - Duration.FromDays(days);
        var cap = new FrequencyCap(Channel.Sms, 1, per, CapAction.Defer);

        Assert.Null(Tally([cap], edge).Take(Shop, Noor, Channel.Sms, Now));
        Assert.Equal(Now + Duration.FromMilliseconds(1), Tally([cap], edge + Duration.FromMilliseconds(1)).Take(Shop, Noor, Channel.Sms, Now)!.Until);
    }

    [Fact]
    public void It_opens_when_as_many_have_left_the_period_as_are_over()
    {
        var times = Enumerable.Range(1, 4).Select(days => Now - Duration.FromDays(days)).ToArray();

        var over = Tally([ThreeTextsAWeek], times).Take(Shop, Noor, Channel.Sms, Now)!;

        Assert.Equal((Now + Duration.FromDays(4), false), (over.Until, over.Skips));
        Assert.Equal("The contact gets at most 3 sms messages a week.", over.Reason);
        Assert.Equal("4 in the last 7 days; cap: at most 3 sms messages a week; opens 2026-03-06T09:00:00Z", over.Input);
    }

    [Fact]
    public void Other_channels_count_for_the_total_alone()
    {
        var sends = new[] { new ContactSend(Noor, Channel.Email, Now - Duration.FromHours(1)), new ContactSend(Noor, Channel.Sms, Now - Duration.FromHours(2)) };
        FrequencyTally Of(Channel? channel) => new(Caps(new FrequencyCap(channel, 2, CapPeriod.Day, CapAction.Defer)), sends);

        Assert.Null(Of(Channel.Sms).Take(Shop, Noor, Channel.Sms, Now));
        Assert.Null(Of(Channel.WhatsApp).Take(Shop, Noor, Channel.Sms, Now));
        Assert.Equal("The contact gets at most 2 messages a day.", Of(null).Take(Shop, Noor, Channel.Sms, Now)!.Reason);
    }

    [Fact]
    public void Messages_of_one_batch_count_as_about_to_leave_and_skip_nothing_yet()
    {
        var tally = Tally([new FrequencyCap(null, 2, CapPeriod.Day, CapAction.Skip)], Now - Duration.FromHours(1));

        Assert.Null(tally.Take(Shop, Noor, Channel.Sms, Now));
        var over = tally.Take(Shop, Noor, Channel.Email, Now)!;
        Assert.Equal((Now + FrequencyTally.Soon, false), (over.Until, over.Skips));
        Assert.Contains("1 about to leave", over.Input, StringComparison.Ordinal);

        tally.Sent(Noor, Channel.Sms, Now);
        Assert.True(tally.Take(Shop, Noor, Channel.Email, Now)!.Skips);
        Assert.Null(tally.Take(Shop, Shop, Channel.Email, Now));
    }

    [Fact]
    public void Of_several_caps_the_one_that_skips_decides_then_the_longest_wait()
    {
        var sent = Now - Duration.FromHours(1);
        var (day, week) = (new FrequencyCap(null, 1, CapPeriod.Day, CapAction.Defer), new FrequencyCap(null, 1, CapPeriod.Week, CapAction.Defer));

        Assert.Equal(sent + Duration.FromDays(7), Tally([day, week], sent).Take(Shop, Noor, Channel.Sms, Now)!.Until);
        Assert.True(Tally([week, day with { Action = CapAction.Skip }], sent).Take(Shop, Noor, Channel.Sms, Now)!.Skips);
    }

    [Fact]
    public void Who_has_no_caps_is_not_held()
        => Assert.Null(new FrequencyTally(Caps(ThreeTextsAWeek), []).Take(Noor, Noor, Channel.Sms, Now));

    [Theory]
    [InlineData(0, "frequencyCaps[0].most")]
    [InlineData(1001, "frequencyCaps[0].most")]
    public void A_cap_of_nothing_is_refused(int most, string field)
        => Assert.Equal(field, Assert.Single(Assert.Throws<InputException>(() => SendingRules.Default.With(null, null, [ThreeTextsAWeek with { Most = most }])).Errors).Field);

    [Fact]
    public void Two_caps_for_the_same_are_refused_and_none_takes_them_away()
    {
        Assert.Equal("frequencyCaps[1].per", Assert.Single(Assert.Throws<InputException>(() => SendingRules.Default.With(null, null, [ThreeTextsAWeek, ThreeTextsAWeek with { Most = 9 }])).Errors).Field);
        var capped = SendingRules.Default.With(null, null, [ThreeTextsAWeek]);
        Assert.Equal([ThreeTextsAWeek], capped.With(null, null).Caps!);
        Assert.Null(capped.With(null, null, []).Caps);
    }

    private static FrequencyTally Tally(FrequencyCap[] caps, params Instant[] texts) => new(Caps(caps), texts.Select(at => new ContactSend(Noor, Channel.Sms, at)));

    private static Dictionary<Guid, IReadOnlyList<FrequencyCap>> Caps(params FrequencyCap[] caps) => new() { [Shop] = caps };
}
