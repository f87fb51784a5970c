using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;

namespace FollowUp.Infrastructure.Persistence.Queries.Analytics;

/// <summary>
/// Counts by stretch of time and channel, in one statement: each number is one stretch of IX_ConsentEntries_Report,
/// IX_Suppressions_Report or IX_Verdicts_Report, read in its order, so that nothing is sorted however many rows there are.
/// </summary>
internal static class ComplianceSteps
{
    /// <summary>As the filter of the index has it, so that databases see that it holds what is asked for.</summary>
    private const string Withdrawn = """ t."Decision" = 2 AND t."Purpose" = 1 """;

    private static readonly (ComplianceKind Kind, string Where)[] Closed =
    [
        (ComplianceKind.Complaints, Reason(SuppressionReason.Complained)), (ComplianceKind.Bounces, Reason(SuppressionReason.Bounced)),
    ];

    private static readonly (ComplianceKind Kind, string Where)[] Stopped =
    [
        (ComplianceKind.HeldByWindow, Rule("send window", "defer")), (ComplianceKind.HeldByCap, Rule("frequency", "defer")), (ComplianceKind.SkippedByCap, Rule("frequency", "skip")),
        (ComplianceKind.SkippedWithoutConsent, Rule("consent", "skip")), (ComplianceKind.Suppressed, Rule("suppression", "skip")),
    ];

    /// <param name="channel">Null: all, and what was written before the channel was kept.</param>
    public static Task<List<ComplianceCount>> ReadAsync(BatchSession session, Guid organizationId, IReadOnlyList<StretchRow> stretches, Channel? channel, CancellationToken cancellationToken)
        => session.QueryAsync(
            Sql(session.Dialect, channel), reader => new ComplianceCount((ComplianceKind)reader.GetInt32(0), (Channel?)reader.IntegerOrNull(1), reader.GetInt32(2), (int)reader.GetInt64(3)), cancellationToken,
            ("rows", RowJson.Write(stretches)), ("organization", organizationId));

    internal static string Sql(Dialect dialect, Channel? channel)
    {
        int[] channels = channel is { } one ? [(int)one] : [.. Enum.GetValues<Channel>().Select(each => (int)each)];
        int?[] kept = channel is null ? [.. channels.Select(each => (int?)each), null] : [.. channels.Select(each => (int?)each)];
        var rows = dialect.Rows<StretchRow>();
        var parts = channels.Select(each => Part(rows, ComplianceKind.OptOuts, "ConsentEntries", "At", Withdrawn, each))
            .Concat(Closed.SelectMany(what => channels.Select(each => Part(rows, what.Kind, "Suppressions", "CreatedAt", what.Where, each))))
            .Concat(Stopped.SelectMany(what => kept.Select(each => Part(rows, what.Kind, "Verdicts", "At", what.Where, each))));
        return string.Join(" UNION ALL ", parts);
    }

    private static string Part(string rows, ComplianceKind kind, string table, string at, string where, int? channel)
        => $"""
            SELECT {(int)kind}, CAST({channel?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "NULL"} AS int), r."Place",
                (SELECT CAST(COUNT(*) AS bigint) FROM "{table}" AS t WHERE t."OrganizationId" = @organization AND {where} AND t."Channel" {(channel is null ? "IS NULL" : $"= {channel}")} AND t."{at}" >= r."Since" AND t."{at}" < r."Until")
            FROM {rows} AS r
            """;

    private static string Reason(SuppressionReason reason) => $"t.\"Reason\" = {(int)reason}";

    private static string Rule(string rule, string verdict) => $"t.\"Rule\" = '{rule}' AND t.\"Kind\" = '{verdict}'";
}
