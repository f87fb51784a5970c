using NodaTime;

namespace FollowUp.Core.Privacy;

/// <summary>Until when a request must be answered.</summary>
public static class PrivacyDeadline
{
    /// <summary>CCPA: 45 days (Cal. Civ. Code §1798.130(a)(2)).</summary>
    public const int CcpaDays = 45;

    /// <summary>GDPR: one month (Art. 12(3)), to the same day of the next month, or its last.</summary>
    /// <param name="zone">Of the organization: days begin there.</param>
    public static Instant Of(PrivacyLaw law, Instant received, DateTimeZone zone)
    {
        var day = received.InZone(zone).Date;
        var last = law == PrivacyLaw.Ccpa ? day.PlusDays(CcpaDays) : day.PlusMonths(1);
        return last.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() - Duration.FromSeconds(1);
    }
}
