using FollowUp.Core.Analytics;
using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>Counts day by day and channel, in one statement whose parts are answered from IX_Suppressions_Report and IX_Verdicts_Report alone.</summary>
internal static class ComplianceDays
{
    private static readonly (ComplianceKind Kind, string Rule, string Verdict)[] Rules =
    [
        (ComplianceKind.HeldByWindow, "send window", "defer"),
        (ComplianceKind.HeldByCap, "frequency", "defer"),
        (ComplianceKind.SkippedByCap, "frequency", "skip"),
        (ComplianceKind.SkippedWithoutConsent, "consent", "skip"),
        (ComplianceKind.Suppressed, "suppression", "skip"),
    ];

    private static readonly (ComplianceKind Kind, SuppressionReason Reason)[] Reasons =
    [
        (ComplianceKind.OptOuts, SuppressionReason.OptedOut), (ComplianceKind.Complaints, SuppressionReason.Complained), (ComplianceKind.Bounces, SuppressionReason.Bounced),
    ];

    public static async Task<IReadOnlyList<ComplianceCount>> ReadAsync(FollowUpDbContext context, Guid organizationId, DayRange range, Channel? channel, CancellationToken cancellationToken)
    {
        var (closed, asked) = (DaySql.Of("\"CreatedAt\"", range), DaySql.Of("\"At\"", range));
        var only = channel is { } one ? $" AND \"Channel\" = {(int)one}" : "";
        var parts = Reasons.Select(reason => Part(reason.Kind, "Suppressions", "\"CreatedAt\"", $"\"Reason\" = {(int)reason.Reason}{only}", closed))
            .Concat(Rules.Select(rule => Part(rule.Kind, "Verdicts", "\"At\"", $"\"Rule\" = '{rule.Rule}' AND \"Kind\" = '{rule.Verdict}'{only}", asked)));
        return await context.Database
            .SqlQueryRaw<ComplianceCount>(string.Join(" UNION ALL ", parts), organizationId, range.From.ToUnixTimeMilliseconds(), range.To.ToUnixTimeMilliseconds())
            .ToListAsync(cancellationToken);
    }

    private static string Part(ComplianceKind kind, string table, string at, string where, string day)
        => $"SELECT {(int)kind} AS \"Of\", \"Channel\", {day} AS \"Day\", CAST(COUNT(*) AS bigint) AS \"Number\" FROM \"{table}\" "
            + $"WHERE \"OrganizationId\" = {{0}} AND {at} >= {{1}} AND {at} < {{2}} AND {where} GROUP BY \"Channel\", {day}";
}

/// <summary>How often something happened on one day and channel.</summary>
internal sealed record ComplianceCount(ComplianceKind Of, int? Channel, long Day, long Number);
