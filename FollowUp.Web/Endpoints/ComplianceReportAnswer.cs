using FollowUp.Core.Analytics.Compliance;

namespace FollowUp.Web.Endpoints;

/// <summary>What happened in a range of days beside as many days before.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, part of it.</param>
/// <param name="Channel">The one asked for; null: all.</param>
/// <param name="Steps">Every day, week or month, also those in which nothing happened.</param>
/// <param name="Channels">By channel; one without a name holds what was written before the channel was kept.</param>
internal sealed record ComplianceReportAnswer(
    string TimeZone, string From, string To, string? Channel, string By, ComplianceCountsAnswer Total, ComplianceCountsAnswer Previous,
    IReadOnlyList<ComplianceStepAnswer> Steps, IReadOnlyList<ComplianceChannelAnswer> Channels)
{
    public static ComplianceReportAnswer Of(ComplianceReport report) => new(
        report.TimeZone, ComplianceStepAnswer.Day(report.First), ComplianceStepAnswer.Day(report.Last), report.Channel is { } one ? ApiText.Of(one) : null, ApiText.Of(report.By),
        ComplianceCountsAnswer.Of(report.Total), ComplianceCountsAnswer.Of(report.Previous),
        [.. report.Steps.Select(step => new ComplianceStepAnswer(ComplianceStepAnswer.Day(step.First), ComplianceStepAnswer.Day(step.Last), ComplianceCountsAnswer.Of(step.Counts)))],
        [.. report.Channels.Select(row => new ComplianceChannelAnswer(row.Channel is { } channel ? ApiText.Of(channel) : null, ComplianceCountsAnswer.Of(row.Counts)))]);
}

/// <summary>A day, week or month within the range.</summary>
internal sealed record ComplianceStepAnswer(string From, string To, ComplianceCountsAnswer Counts)
{
    public static string Day(NodaTime.LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}

internal sealed record ComplianceChannelAnswer(string? Channel, ComplianceCountsAnswer Counts);

/// <summary>One number for each kind.</summary>
/// <param name="OptOuts">Addresses that opted out.</param>
/// <param name="Complaints">Addresses that reported a message as spam.</param>
/// <param name="Bounces">Addresses that cannot be reached.</param>
/// <param name="HeldByWindow">Times a message was held because of the hour or the day.</param>
/// <param name="HeldByCap">Times a message was held because the contact had got enough.</param>
/// <param name="SkippedByCap">Messages not sent because the contact had got enough.</param>
/// <param name="SkippedWithoutConsent">Messages not sent because consent was missing.</param>
/// <param name="Suppressed">Messages not sent because the address is on the suppression list.</param>
internal sealed record ComplianceCountsAnswer(int OptOuts, int Complaints, int Bounces, int HeldByWindow, int HeldByCap, int SkippedByCap, int SkippedWithoutConsent, int Suppressed)
{
    public static ComplianceCountsAnswer Of(ComplianceCounts counts) => new(
        counts[ComplianceKind.OptOuts], counts[ComplianceKind.Complaints], counts[ComplianceKind.Bounces], counts[ComplianceKind.HeldByWindow], counts[ComplianceKind.HeldByCap],
        counts[ComplianceKind.SkippedByCap], counts[ComplianceKind.SkippedWithoutConsent], counts[ComplianceKind.Suppressed]);
}
