using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Queries.Analytics;
using FollowUp.Tests.Engine.Scenarios;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Analytics;

/// <summary>The compliance report counts what the rows say, day by day of the organization.</summary>
public sealed class ComplianceQueriesTests
{
    [DatabaseTheory]
    public async Task Each_day_and_channel_counts_what_happened_and_the_range_before_stands_beside(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.Get<IOrganizations>().ChangeAsync(story.Owner, new OrganizationChange(TimeZone: "America/New_York"), CancellationToken.None);
        var stranger = await story.NeighbourAsync("else@example.com");

        // 03:30 UTC is the evening before in New York.
        await AddAsync(
            story, Withdrawn(story, Instant.FromUtc(2026, 3, 3, 3, 30)), Closed(story, SuppressionReason.Complained, Instant.FromUtc(2026, 3, 3, 12, 0)),
            Closed(story, SuppressionReason.Bounced, Instant.FromUtc(2026, 2, 28, 12, 0)), Withdrawn(story, Instant.FromUtc(2026, 3, 2, 12, 0), organization: stranger), Withdrawn(story, Instant.FromUtc(2026, 3, 3, 12, 0), ConsentPurpose.Transactional), Withdrawn(story, Instant.FromUtc(2026, 3, 3, 12, 0), decision: ConsentDecision.Given),
            Said(story, "send window", "defer", Instant.FromUtc(2026, 3, 2, 12, 0)), Said(story, "send window", "defer", Instant.FromUtc(2026, 3, 8, 12, 0)),
            Said(story, "frequency", "defer", Instant.FromUtc(2026, 3, 3, 12, 0)), Said(story, "frequency", "skip", Instant.FromUtc(2026, 3, 3, 12, 0)), Said(story, "limit", "defer", Instant.FromUtc(2026, 3, 3, 12, 0)),
            Said(story, "consent", "skip", Instant.FromUtc(2026, 3, 3, 12, 0)), Said(story, "suppression", "skip", Instant.FromUtc(2026, 3, 3, 12, 0), null),
            Said(story, "send window", "defer", Instant.FromUtc(2026, 3, 3, 12, 0), Channel.Sms, stranger));
        var question = new ComplianceQuestion(new LocalDate(2026, 3, 2), new LocalDate(2026, 3, 8));
        Task<ComplianceReport> ReadAsync(ComplianceQuestion asked) => story.Get<IComplianceReports>().ReadAsync(story.Owner, asked, CancellationToken.None);

        var report = await ReadAsync(question);

        Assert.Equal(7, report.Steps.Count);
        Assert.Equal([1, 1, 0, 2, 1, 1, 1, 1], ComplianceCounts.Kinds.Select(one => report.Total[one]));
        Assert.Equal((1, 1), (report.Steps[0].Counts[ComplianceKind.OptOuts], report.Steps[1].Counts[ComplianceKind.Complaints]));
        Assert.Equal(1, report.Previous[ComplianceKind.Bounces]);
        Assert.Equal([Channel.Email, Channel.Sms, null], report.Channels.Select(row => row.Channel));
        Assert.Equal(report.Total, ComplianceCounts.Sum(report.Channels.Select(row => row.Counts)));
        Assert.Equal([new LocalDate(2026, 3, 2)], (await ReadAsync(question with { By = ReportStep.Week })).Steps.Select(step => step.First));
        Assert.Equal((0, 2), ((await ReadAsync(question with { Channel = Channel.Sms })).Total[ComplianceKind.OptOuts], (await ReadAsync(question with { Channel = Channel.Sms })).Total[ComplianceKind.HeldByWindow]));
    }

    [DatabaseTheory]
    public async Task A_longer_range_costs_no_more_statements(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var reports = story.Get<IComplianceReports>();
        var today = story.Clock.Now.InUtc().Date;
        Task ReadAsync(int days) => reports.ReadAsync(story.Owner, new ComplianceQuestion(today.PlusDays(-days), today), CancellationToken.None);

        await ReadAsync(1);
        Assert.Equal((2, 2), (await DatabaseStatements.OfAsync(() => ReadAsync(1)), await DatabaseStatements.OfAsync(() => ReadAsync(700))));
        await Assert.ThrowsAsync<NotFoundException>(() => reports.ReadAsync(Actor.System(story.Get<IIdSource>().NewId()), new ComplianceQuestion(), CancellationToken.None));
    }

    [DatabaseTheory]
    public async Task Who_opted_out_and_came_back_has_opted_out_all_the_same(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.DecideAsync(ConsentDecision.Withdrawn);
        story.Clock.Advance(Duration.FromHours(1));
        await story.DecideAsync(ConsentDecision.Given);

        Assert.Equal(1, (await story.Get<IComplianceReports>().ReadAsync(story.Owner, new ComplianceQuestion(), CancellationToken.None)).Total[ComplianceKind.OptOuts]);
    }

    [Fact]
    public async Task Each_number_is_read_from_its_index()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        await using var context = story.Open();
        var plan = await new BatchSession(context, new SqliteDialect()).QueryAsync(
            $"EXPLAIN QUERY PLAN {ComplianceSteps.Sql(new SqliteDialect(), null)}", reader => reader.GetString(3), CancellationToken.None, ("rows", "[]"), ("organization", Guid.Empty));

        Assert.DoesNotContain(plan, line => line.StartsWith("SCAN t", StringComparison.Ordinal));
        foreach (var index in new[] { "IX_ConsentEntries_Report", "IX_Suppressions_Report", "IX_Verdicts_Report" })
        {
            Assert.Contains(plan, line => line.StartsWith("SEARCH t USING COVERING INDEX", StringComparison.Ordinal) && line.Contains(index, StringComparison.Ordinal));
        }
    }

    private static async Task AddAsync(Story story, params object[] rows)
    {
        await using var context = story.Open();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }

    private static Suppression Closed(Story story, SuppressionReason reason, Instant at, Channel channel = Channel.Email, Guid? organization = null) => new()
    {
        Id = story.Get<IIdSource>().NewId(), OrganizationId = organization ?? story.Owner.OrganizationId, Channel = channel, Address = $"{story.Get<IIdSource>().NewId():N}@example.com", Reason = reason, Source = "test", CreatedAt = at,
    };

    private static ConsentEntry Withdrawn(
        Story story, Instant at, ConsentPurpose purpose = ConsentPurpose.Marketing, ConsentDecision decision = ConsentDecision.Withdrawn, Guid? organization = null) => new()
    {
        Id = story.Get<IIdSource>().NewId(), OrganizationId = organization ?? story.Owner.OrganizationId, Position = at.ToUnixTimeSeconds() + (int)purpose + (10 * (int)decision), Channel = Channel.Email, Purpose = purpose, Decision = decision, Source = "test",
        AddressHash = "a", PreviousHash = "", At = at, RecordedAt = at,
    };

    private static VerdictRecord Said(Story story, string rule, string kind, Instant at, Channel? channel = Channel.Sms, Guid? organization = null) => new()
    {
        Id = story.Get<IIdSource>().NewId(), OrganizationId = organization ?? story.Owner.OrganizationId, MessageId = story.Get<IIdSource>().NewId(), Rule = rule, Kind = kind, Reason = "", Input = "", At = at, Channel = channel,
    };
}
