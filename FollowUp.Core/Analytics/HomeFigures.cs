using NodaTime;

namespace FollowUp.Core.Analytics;

/// <summary>Figures of a period and of the one before it, by days of the organization's zone.</summary>
/// <param name="TimeZone">Zone id of the tz database that days are cut by.</param>
/// <param name="Today">The last day.</param>
/// <param name="Days">Every day of the period, oldest first, also those on which nothing happened.</param>
/// <param name="Previous">Totals of as many days before.</param>
public sealed record HomeFigures(string TimeZone, LocalDate Today, IReadOnlyList<DayFigures> Days, PeriodTotals Previous)
{
    /// <summary>Totals of the period.</summary>
    public PeriodTotals Current { get; } = PeriodTotals.Of(Days);
}

/// <summary>What happened on one day.</summary>
/// <param name="Requests">Requests made.</param>
/// <param name="Email">E-mails that a provider took.</param>
/// <param name="Sms">Text messages that a provider took.</param>
/// <param name="Clicked">How many of these messages have been clicked since.</param>
/// <param name="Submitted">Reviews written.</param>
/// <param name="Failed">Messages given up that nobody has sent again since.</param>
public sealed record DayFigures(LocalDate Date, int Requests, int Email, int Sms, int Clicked, int Submitted, int Failed)
{
    /// <summary>Messages that a provider took.</summary>
    public int Sent => Email + Sms;
}

/// <summary>Sums over days.</summary>
public sealed record PeriodTotals(int Requests, int Sent, int Clicked, int Submitted, int Failed)
{
    /// <summary>Share of sent messages that were clicked, 0 to 1; null when none was sent.</summary>
    public double? ClickThrough => Sent == 0 ? null : (double)Clicked / Sent;

    public static PeriodTotals Of(IEnumerable<DayFigures> days)
        => days.Aggregate(
            new PeriodTotals(0, 0, 0, 0, 0),
            (sum, day) => new PeriodTotals(
                sum.Requests + day.Requests, sum.Sent + day.Sent, sum.Clicked + day.Clicked, sum.Submitted + day.Submitted, sum.Failed + day.Failed));
}
