using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Analytics.Compliance;

/// <summary>What happened in a range of days, by channel and step of time, beside as many days before.</summary>
/// <param name="TimeZone">Zone id of the tz database that days are cut by.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, part of it.</param>
/// <param name="Channel">The one that was asked for; null: all.</param>
/// <param name="Steps">Every step of the range, oldest first, also those in which nothing happened.</param>
/// <param name="Channels">Totals of each channel in which anything happened.</param>
/// <param name="Previous">Totals of as many days before.</param>
public sealed record ComplianceReport(
    string TimeZone, LocalDate First, LocalDate Last, Channel? Channel, ReportStep By, IReadOnlyList<ComplianceStep> Steps, IReadOnlyList<ComplianceChannel> Channels, ComplianceCounts Previous)
{
    /// <summary>Totals of the range.</summary>
    public ComplianceCounts Total { get; } = ComplianceCounts.Sum(Steps.Select(step => step.Counts));
}
