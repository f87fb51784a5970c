using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Simulation;
using NodaTime;

namespace FollowUp.Tests.Core.Simulation;

public sealed class LimitedSendsTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void What_is_within_the_limit_leaves_as_planned()
    {
        var (sent, late) = Apply(new SendingLimit(2, 10), Sends(2));

        Assert.Equal([Noon, Noon], sent.Select(send => send.At));
        Assert.Empty(late);
    }

    [Fact]
    public void An_hour_is_any_sixty_minutes_and_those_that_wait_keep_their_order()
    {
        var (sent, late) = Apply(new SendingLimit(1, null), [Send(Noon, "first"), Send(Noon + Duration.FromMinutes(30), "second"), Send(Noon + Duration.FromMinutes(40), "third")]);

        Assert.Equal([("first", 0), ("second", 60), ("third", 120)], sent.Select(send => (send.Step!, (int)(send.At - Noon).TotalMinutes)));
        Assert.Equal(2, late.Count(moment => moment is { Kind: SimulatedKind.Held, Reason: "The limit of 1 sms messages an hour is reached." }));
    }

    [Fact]
    public void A_day_begins_in_the_zone_of_the_organization()
    {
        var (sent, _) = Apply(new SendingLimit(null, 1), Sends(2), "Asia/Kathmandu");

        Assert.Equal([Noon, Instant.FromUtc(2026, 3, 2, 18, 15)], sent.Select(send => send.At));
    }

    [Fact]
    public void What_waits_for_the_limit_does_not_leave_in_closed_hours()
    {
        var hours = new OpenTimes([new OpenHours(WindowRule.Own("own", "hours", new LocalTime(8, 0), new LocalTime(12, 30), []), DateTimeZone.Utc)]);

        var (sent, _) = Apply(new SendingLimit(1, null), [.. Sends(2).Select(send => send with { Hours = hours })]);

        Assert.Equal(Instant.FromUtc(2026, 3, 3, 8, 0), sent[1].At);
    }

    [Fact]
    public void What_waits_for_more_than_a_week_is_given_up()
    {
        var (sent, late) = Apply(new SendingLimit(null, 1), Sends(10));

        Assert.Equal(8, sent.Count);
        Assert.Equal(2, late.Count(moment => moment.Kind == SimulatedKind.Skipped));
    }

    [Fact]
    public void A_channel_without_a_limit_is_left_alone()
    {
        var (sent, late) = LimitedSends.Apply(Sends(50).Select(send => send with { Channel = Channel.Email }), new Dictionary<Channel, SendingLimit> { [Channel.Sms] = new(1, 1) }, DateTimeZone.Utc);

        Assert.Equal(50, sent.Count);
        Assert.Empty(late);
    }

    private static (List<SimulatedMoment> Sent, List<SimulatedMoment> Late) Apply(SendingLimit limit, IReadOnlyList<SimulatedMoment> sends, string zone = "UTC")
        => LimitedSends.Apply(sends, new Dictionary<Channel, SendingLimit> { [Channel.Sms] = limit }, DateTimeZoneProviders.Tzdb[zone]);

    private static List<SimulatedMoment> Sends(int count) => [.. Enumerable.Range(0, count).Select(number => Send(Noon, $"n{number}"))];

    private static SimulatedMoment Send(Instant at, string step) => new(at, SimulatedKind.Sent, step, "sms") { Channel = Channel.Sms };
}
