using System.Text.Json;
using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Loads what the steps of a batch look at, in a fixed number of queries, and nothing that none of them does.</summary>
internal sealed class EnrollmentFacts(PersonFacts people)
{
    public async Task<IReadOnlyDictionary<Guid, RuleFacts>> LoadAsync(
        BatchSession session, IReadOnlyList<FactsQuestion> questions, Instant now, CancellationToken cancellationToken)
    {
        var asking = questions.Where(question => question.Flow.Needs.Any).ToList();
        if (asking.Count == 0)
        {
            return new Dictionary<Guid, RuleFacts>();
        }

        var context = session.Context;
        var known = await SegmentRules.GetAsync(context, [.. asking.SelectMany(question => question.Flow.Needs.Segments).Distinct()], cancellationToken);
        var engagements = await EngagementsAsync(session, [.. asking.Where(LooksAtMessages).Select(question => new KeyRow(question.Row.Id))], cancellationToken);
        var persons = await people.LoadAsync(session, [.. asking.Where(question => question.Flow.Needs.Contact).Select(question => question.Row.ContactId).Distinct()], cancellationToken);
        var types = asking.SelectMany(question => question.Flow.Needs.EventTypes).Concat(known.Values.SelectMany(SegmentRules.EventTypes)).Distinct().ToList();
        var happened = await Happenings.LoadAsync(context, asking.Select(question => question.Row.ContactId), types, cancellationToken);
        var zones = await ZonesAsync(context, asking, cancellationToken);
        var services = await ServiceDelayRows.LoadAsync(
            context, [.. asking.Where(question => question.Flow.Needs.Services).Select(question => question.Row.OrganizationId).Distinct()], cancellationToken);
        return asking.ToDictionary(question => question.Row.Id, question =>
        {
            var row = question.Row;
            var person = persons.GetValueOrDefault(row.ContactId, Person.Unknown);
            var facts = new RuleFacts(
                now, Zone(question.Flow.Settings?.Timezone, person, zones.GetValueOrDefault(row.OrganizationId, "UTC")), person.Fields, person.Attributes, person.Tags,
                new HashSet<Guid>(), Properties(row.Data), happened[row.ContactId].ToList(), engagements.GetValueOrDefault(row.Id, NoEngagements))
            { Since = row.EnteredAt, Services = services.GetValueOrDefault(row.OrganizationId, ServiceDelays.None) };
            return facts with { Segments = SegmentRules.Of(known, question.Flow.Needs.Segments, facts) };
        });
    }

    /// <summary>The contact's zone, else the organization's; or the one the flow names.</summary>
    public static DateTimeZone Zone(string? wanted, Person person, string organization)
    {
        var names = wanted switch
        {
            null or "contact" => new[] { person.TimeZone, organization },
            "organization" => new string?[] { organization },
            _ => new string?[] { wanted, organization },
        };
        return names.OfType<string>().Select(name => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)).OfType<DateTimeZone>().FirstOrDefault(DateTimeZone.Utc);
    }

    private static readonly Dictionary<string, Engagement> NoEngagements = [];

    /// <summary>Who stands at a first wait has no messages yet.</summary>
    private static bool LooksAtMessages(FactsQuestion question)
        => question.Flow.Needs.Messages && !(question.Row.Round == 1 && question.Row.Step == question.Flow.Start && question.Flow.Find(question.Row.Step) is WaitStep);

    private static async Task<Dictionary<Guid, Dictionary<string, Engagement>>> EngagementsAsync(BatchSession session, IReadOnlyList<KeyRow> enrollments, CancellationToken cancellationToken)
    {
        if (enrollments.Count == 0)
        {
            return [];
        }

        var rows = await session.QueryAsync(
            $"""
            SELECT "OriginId", "Slot", "State", "SentAt", "DeliveredAt", "OpenedAt", "ClickedAt", "RepliedAt" FROM "Messages"
            WHERE {session.Dialect.OneOf("OriginId")}
            """,
            reader => (Enrollment: reader.GetGuid(0), Slot: StepSlot.Read(reader.GetString(1)), Engagement: Engagement(
                (MessageState)reader.GetInt32(2), reader.AtOrNull(3), reader.AtOrNull(4), reader.AtOrNull(5), reader.AtOrNull(6), reader.AtOrNull(7))),
            cancellationToken, ("rows", RowJson.Write(enrollments)));
        return rows.GroupBy(row => row.Enrollment).ToDictionary(
            group => group.Key,
            group => group.GroupBy(row => row.Slot.Step).ToDictionary(step => step.Key, step => step.MaxBy(row => row.Slot.Round).Engagement));
    }

    private static Engagement Engagement(MessageState state, Instant? sentAt, Instant? deliveredAt, Instant? openedAt, Instant? clickedAt, Instant? repliedAt)
    {
        var settled = state is not (MessageState.Planned or MessageState.Queued or MessageState.Sending or MessageState.Unknown);
        return new Engagement(sentAt, settled, settled && state is not (MessageState.Sent or MessageState.Delivered), deliveredAt, openedAt, clickedAt, repliedAt);
    }

    private static async Task<Dictionary<Guid, string>> ZonesAsync(FollowUpDbContext context, List<FactsQuestion> asking, CancellationToken cancellationToken)
    {
        var organizations = asking.Select(question => question.Row.OrganizationId).Distinct().ToList();
        return await context.Organizations.AsNoTracking().Where(row => organizations.Contains(row.Id)).Select(row => new { row.Id, row.TimeZone })
            .ToDictionaryAsync(row => row.Id, row => row.TimeZone, cancellationToken);
    }

    private static JsonElement? Properties(string data)
        => JsonElement.Parse(data) is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("event", out var properties) ? properties : null;
}

/// <summary>One claimed enrollment with its flow.</summary>
internal sealed record FactsQuestion(ClaimedEnrollment Row, Flow Flow);
