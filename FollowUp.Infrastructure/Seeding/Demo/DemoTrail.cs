using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Lets one request live through its campaign's flow up to now, and writes every row that would have come of it.</summary>
internal sealed class DemoTrail(DemoMessage messages, DemoRecords records, Random random, Instant now)
{
    private static readonly Duration Soon = Duration.FromMinutes(20);

    /// <returns>When a review was written, if one was.</returns>
    public Instant? Walk(List<object> rows, DemoOrder order)
    {
        records.Event(rows, order, "scheduled", order.CreatedAt);
        if (order.By.Campaign.Status == SequenceStatus.Paused && order.ScheduledAt > now - Duration.FromDays(12))
        {
            records.Held(rows, order);
            return null;
        }

        if (order.ScheduledAt > now - Soon)
        {
            // What would be due within minutes is left for the product itself to send.
            records.Waiting(rows, order);
            return null;
        }

        if (random.Next(160) == 0)
        {
            records.Cancelled(rows, order, order.CreatedAt + Duration.FromHours(5));
            return null;
        }

        return Ask(rows, order);
    }

    private Instant? Ask(List<object> rows, DemoOrder order)
    {
        var fate = DemoFate.Draw(random, order.ScheduledAt > now - Duration.FromDays(6));
        var reply = random.Next(100) < 24 ? Pick(1, 40) : null;
        var look = random.Next(100) < 46 ? Pick(1, 30) : null;
        var sends = SendsOf(order, 0);
        if (order.OptedOut)
        {
            records.Suppressed(rows, order, sends[0]);
            return null;
        }

        Instant? first = null;
        foreach (var send in sends)
        {
            // Where there are two channels only the first has the bad luck.
            var sent = messages.Send(rows, order.Way, send, order.ScheduledAt, send == sends[0] ? fate : DemoFate.Well, Of(send == sends[0] ? look : null, send == sends[0] ? reply : null));
            first = first is null || sent < first ? sent ?? first : first;
        }

        if (first is not { } firstSent)
        {
            records.NotSent(rows, order, fate);
            return null;
        }

        return Remind(rows, order, firstSent, reply is { } after && fate.Taken ? firstSent + after : null);
    }

    private Instant? Remind(List<object> rows, DemoOrder order, Instant firstSent, Instant? clicked)
    {
        var campaign = order.By.Campaign;
        var submitted = Submission(clicked);
        var reminders = 0;
        for (var round = 1; round <= campaign.MaxReminders; round++)
        {
            var due = firstSent + Duration.FromTimeSpan(campaign.ReminderDelay * round);
            if (submitted <= due || due >= order.ExpiresAt || due > now - Soon)
            {
                break;
            }

            reminders = round;
            var answer = clicked is null && random.Next(100) < 16 ? Pick(1, 20) : null;
            foreach (var send in SendsOf(order, round))
            {
                messages.Send(rows, order.Way, send, due, DemoFate.Well, send.Channel == Channel.Email ? Of(answer, answer) : DemoEngagement.None);
            }

            if (answer is { } after)
            {
                clicked = due + after;
                submitted = Submission(clicked);
            }
        }

        records.Sent(rows, order, new DemoStanding(firstSent, reminders, clicked <= now ? clicked : null, submitted <= now ? submitted : null));
        return submitted <= now ? submitted : null;
    }

    /// <summary>About half of those who look write something, a few minutes later.</summary>
    private Instant? Submission(Instant? clicked) => clicked is { } at && random.Next(100) < 56 ? at + Duration.FromSeconds(random.Next(70, 420)) : null;

    private static List<SendStep> SendsOf(DemoOrder order, int round)
        => [.. order.By.Flow.Steps.OfType<SendStep>().Where(step => RequestFlow.Round(step.Id) == round && (step.Channel == Channel.Email || order.Contact.Phone is not null))];

    private static DemoEngagement Of(Duration? opened, Duration? clicked)
    {
        var first = clicked is { } at ? at - Duration.FromSeconds(Math.Min(40, at.TotalSeconds / 2)) : opened;
        return new DemoEngagement(first, clicked);
    }

    /// <summary>A while of so many hours; short ones are likelier.</summary>
    private Duration? Pick(int leastMinutes, int mostHours)
        => Duration.FromMinutes(leastMinutes + (mostHours * 60 * random.NextDouble() * random.NextDouble() * random.NextDouble()));
}

/// <summary>How a request that was sent stands now.</summary>
internal sealed record DemoStanding(Instant FirstSentAt, int Reminders, Instant? ClickedAt, Instant? SubmittedAt);
