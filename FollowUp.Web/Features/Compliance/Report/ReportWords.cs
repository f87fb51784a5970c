using System.Globalization;
using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Compliance.Report;

/// <summary>Words of the compliance report.</summary>
public static class ReportWords
{
    public static string Name(ComplianceKind kind) => kind switch
    {
        ComplianceKind.OptOuts => "Opt-outs",
        ComplianceKind.Complaints => "Complaints",
        ComplianceKind.Bounces => "Bounces",
        ComplianceKind.HeldByWindow => "Held by hours",
        ComplianceKind.HeldByCap => "Held by cap",
        ComplianceKind.SkippedByCap => "Left out by cap",
        ComplianceKind.SkippedWithoutConsent => "No consent",
        _ => "Suppressed",
    };

    /// <summary>What exactly is counted.</summary>
    public static string Meaning(ComplianceKind kind) => kind switch
    {
        ComplianceKind.OptOuts => "Withdrawals of marketing consent in the ledger, whether or not it was given again. Who reports spam withdraws too.",
        ComplianceKind.Complaints => "Addresses on the suppression list because a message was reported as spam.",
        ComplianceKind.Bounces => "Addresses on the suppression list because they cannot be reached.",
        ComplianceKind.HeldByWindow => "Times a message waited for an hour or day that quiet hours and laws leave open.",
        ComplianceKind.HeldByCap => "Times a message waited because the contact had got enough.",
        ComplianceKind.SkippedByCap => "Messages not sent because the contact had got enough.",
        ComplianceKind.SkippedWithoutConsent => "Messages not sent because consent was missing.",
        _ => "Messages not sent because the address is on the suppression list.",
    };

    public static string Channel(Channel? channel) => channel is { } one ? KindLook.Of(one.ToString()).Label : "Not known";

    /// <summary>"18 Jun 2026", "15–21 Jun 2026" or "Jun 2026".</summary>
    public static string Step(ComplianceStep step, ReportStep by) => by switch
    {
        ReportStep.Month => step.First.ToString("MMM uuuu", CultureInfo.InvariantCulture),
        _ when step.First == step.Last => step.First.ToString("d MMM uuuu", CultureInfo.InvariantCulture),
        _ => $"{(step.First.Month == step.Last.Month ? step.First.Day.ToString(CultureInfo.InvariantCulture) : step.First.ToString("d MMM", CultureInfo.InvariantCulture))}–{step.Last.ToString("d MMM uuuu", CultureInfo.InvariantCulture)}",
    };

    /// <summary>Under a column of the chart.</summary>
    public static string Axis(ComplianceStep step, ReportStep by) => step.First.ToString(by == ReportStep.Month ? "MMM uu" : "d MMM", CultureInfo.InvariantCulture);

    public static string Day(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
