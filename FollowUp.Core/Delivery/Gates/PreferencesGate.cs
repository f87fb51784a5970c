using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>What the contact chose: a topic it does not want is left out, a pause and too many a week wait.</summary>
public sealed class PreferencesGate : IGate
{
    public static readonly Duration Week = Duration.FromDays(7);

    public string Name => "preferences";

    public Verdict Check(GateContext context)
    {
        if (context.Message.Preferences is not { } chosen)
        {
            return Verdict.Allow.It;
        }

        if (chosen.TopicOff is { } topic)
        {
            return new Verdict.Skip("The contact does not want this topic.", $"topic {topic}");
        }

        if (chosen.PausedUntil is { } until && context.Now < until)
        {
            var input = $"paused until {InstantPattern.General.Format(until)}";
            return chosen.SkipWhenPaused ? new Verdict.Skip("The contact paused all messages.", input) : new Verdict.Defer(until, "The contact paused all messages.", input);
        }

        return Frequency(chosen, context.Now);
    }

    private static Verdict Frequency(PreferenceStanding chosen, Instant now)
    {
        var lately = chosen.SentLately.Where(at => at > now - Week).Order().ToList();
        return chosen.MostPerWeek is { } most && lately.Count >= most
            ? new Verdict.Defer(
                lately[lately.Count - most] + Week,
                string.Create(CultureInfo.InvariantCulture, $"The contact wants at most {most} messages a week."),
                string.Create(CultureInfo.InvariantCulture, $"{lately.Count} in seven days"))
            : Verdict.Allow.It;
    }
}
