using System.Globalization;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>
/// Messages leave within the hours of their sequence, outside the quiet hours of their organization and when the laws of all
/// places where the contact may be let them; what falls between waits for the next time that suits all.
/// </summary>
public sealed class SendWindowGate : IGate
{
    /// <summary>Where no time suits all, it is looked at again this often: the contact's address may change meanwhile.</summary>
    private static readonly Duration Rest = Duration.FromDays(1);

    public string Name => "send window";

    public Verdict Check(GateContext context)
    {
        var hours = context.Message.Hours;
        var answer = hours.Check(context.Now);
        if (answer.Allowed)
        {
            return Verdict.Allow.It;
        }

        var closed = answer.Deciding!;
        return answer.NextAllowedAt is { } next
            ? new Verdict.Defer(next, closed.Rule.Reason, Input(closed, context.Now)) { Version = hours.Version }
            : new Verdict.Defer(
                Instant.Min(context.Now + Rest, context.Message.ExpiresAt),
                string.Create(CultureInfo.InvariantCulture, $"No time in the next {OpenHours.DaysAhead} days suits all rules of all places where the contact may be."),
                string.Join("; ", hours.Hours.Select(one => Input(one, context.Now)))) { Version = hours.Version };
    }

    /// <summary>What the local clock shows and what the rule says of that day.</summary>
    public static string Input(OpenHours hours, Instant at)
    {
        var local = at.InZone(hours.Zone);
        var open = hours.Rule.On(local.Date);
        var words = open.Count == 0 ? "closed that day" : $"open {string.Join(" and ", open)}";
        return string.Create(CultureInfo.InvariantCulture, $"{local.TimeOfDay:HH:mm} on {local.DayOfWeek} in {hours.Zone.Id}, {words}{(hours.Rule.Law is { } law ? $" ({law})" : "")}");
    }
}
