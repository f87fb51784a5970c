using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>Messages leave within the hours of their sequence and outside the quiet hours of their channel; what falls between waits for the next time that suits all.</summary>
public sealed class SendWindowGate : IGate
{
    private const int MostRounds = 50;

    public string Name => "send window";

    public Verdict Check(GateContext context)
    {
        var at = context.Now;
        OpenHours? closed = null;
        for (var round = 0; round < MostRounds; round++)
        {
            var before = at;
            foreach (var hours in context.Message.Hours)
            {
                var open = hours.NextOpen(at);
                if (open > at)
                {
                    closed ??= hours;
                    at = open;
                }
            }

            if (at == before)
            {
                break;
            }
        }

        return closed is null ? Verdict.Allow.It : new Verdict.Defer(at, $"Outside the {closed.Rule}.", Input(closed, context.Now));
    }

    private static string Input(OpenHours hours, Instant now)
        => $"{LocalTimePattern.GeneralIso.Format(now.InZone(hours.Zone).TimeOfDay)} in {hours.Zone.Id}, open {hours.From:HH:mm} to {hours.To:HH:mm}";
}
