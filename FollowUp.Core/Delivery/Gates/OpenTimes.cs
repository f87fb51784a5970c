using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>When a message may leave: at times that suit all its hours at once. Shared by the messages of many contacts; safe to use at once.</summary>
/// <param name="hours">The more telling ones first.</param>
/// <param name="version">Of the rules that its hours go by.</param>
public sealed class OpenTimes(IReadOnlyList<OpenHours> hours, string? version = null)
{
    public static readonly OpenTimes Always = new([]);

    private static readonly Duration Ahead = Duration.FromDays(OpenHours.DaysAhead);

    /// <summary>What was found last holds for all messages of a batch, and while it is open for those after.</summary>
    private Found? last;

    public IReadOnlyList<OpenHours> Hours => hours;

    public string? Version => version;

    public OpenAnswer Check(Instant at)
    {
        if (last is { } known && known.From <= at && at <= known.To)
        {
            return known.Answer.Allowed ? known.Answer with { NextAllowedAt = at } : known.Answer;
        }

        var found = Find(at);
        last = found;
        return found.Answer;
    }

    private Found Find(Instant at)
    {
        var (opens, closes) = (at, Instant.MaxValue);
        OpenHours? deciding = null;
        foreach (var one in hours)
        {
            if (one.Next(at) is not { } spell)
            {
                return new Found(at, at, new OpenAnswer(false, null, one));
            }

            // Of those that are closed, the one that opens last decides.
            deciding = spell.From > opens ? one : deciding;
            opens = Instant.Max(opens, spell.From);
            closes = Instant.Min(closes, spell.To);
        }

        return deciding is null
            ? new Found(at, closes == Instant.MaxValue ? closes : closes - Duration.Epsilon, new OpenAnswer(true, at, null))
            : new Found(at, at, new OpenAnswer(false, Common(opens, at + Ahead), deciding));
    }

    /// <summary>The first time from there on at which all are open; null when there is none before the limit.</summary>
    private Instant? Common(Instant from, Instant limit)
    {
        for (var at = from; at <= limit;)
        {
            var before = at;
            foreach (var one in hours)
            {
                if (one.Next(at) is not { } spell)
                {
                    return null;
                }

                at = spell.From;
            }

            if (at == before)
            {
                return at;
            }
        }

        return null;
    }

    private sealed record Found(Instant From, Instant To, OpenAnswer Answer);
}

/// <summary>Whether a message may leave.</summary>
/// <param name="NextAllowedAt">The first time from the asked one on; null when none comes within <see cref="OpenHours.DaysAhead"/> days.</param>
/// <param name="Deciding">Whose hours are closed; null when it may leave.</param>
public sealed record OpenAnswer(bool Allowed, Instant? NextAllowedAt, OpenHours? Deciding);
