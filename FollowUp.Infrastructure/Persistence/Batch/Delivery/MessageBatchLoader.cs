using System.Data.Common;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Batch.Engine;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>Loads what gates and rendering need for a whole batch, in a fixed number of queries.</summary>
internal sealed class MessageBatchLoader(Database database, FlowCache flows, ErasedSuppressions erased)
{
    private const string FactsSql = """
        SELECT m."Id", c."Id", c."Email", c."Phone", c."FirstName", c."LastName", c."TimeZone", s."Reason",
               e."Status", e."StopReason", q."Status", r."Status", k."ReminderEnabled", k."MaxReminders", e."VersionId", c."RestrictedAt"
        FROM "Messages" AS m
        LEFT JOIN "Contacts" AS c ON c."Id" = m."ContactId"
        LEFT JOIN "Suppressions" AS s ON s."OrganizationId" = m."OrganizationId" AND s."Channel" = m."Channel"
             AND s."Address" = COALESCE(m."Address", CASE WHEN m."Channel" = 1 THEN c."Email" ELSE c."Phone" END)
        LEFT JOIN "Enrollments" AS e ON m."Origin" = 1 AND e."Id" = m."OriginId"
        LEFT JOIN "Sequences" AS q ON q."Id" = e."SequenceId"
        LEFT JOIN "Requests" AS r ON r."EnrollmentId" = e."Id"
        LEFT JOIN "RequestCampaigns" AS k ON k."Id" = r."CampaignId"
        """;

    public static MessageBatch Empty(Guid lease)
        => new(lease, [], new Dictionary<Guid, OrganizationProfile>(), new Dictionary<Guid, TemplateSource>());

    public async Task<bool> AnyDueAsync(Instant now, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        return await context.Set<Message>().AnyAsync(message => message.State == MessageState.Planned && message.DueAt <= now, cancellationToken);
    }

    public async Task<bool> AnyLostAsync(Instant now, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        return await context.Set<Message>().AnyAsync(
            message => (message.State == MessageState.Queued || message.State == MessageState.Sending) && message.LeaseUntil < now, cancellationToken);
    }

    public async Task<MessageBatch> LoadAsync(Guid lease, List<ClaimedRow> claimed, Instant now, CancellationToken cancellationToken)
    {
        if (claimed.Count == 0)
        {
            return Empty(lease);
        }

        await using var context = database.Open(DataScope.All);
        var session = new BatchSession(context, database.Dialect);
        var facts = (await session.QueryAsync(
            $"""{FactsSql} WHERE {database.Dialect.OneOf("m.Id")}""",
            MapFacts, cancellationToken, ("rows", RowJson.Write(claimed.Select(row => new KeyRow(row.Id))))))
            .ToDictionary(row => row.MessageId);
        var organizationIds = claimed.Select(row => row.OrganizationId).Distinct().ToList();
        var rows = await context.Organizations.AsNoTracking().Where(row => organizationIds.Contains(row.Id)).ToListAsync(cancellationToken);
        var organizations = rows.ToDictionary(row => row.Id, row => new OrganizationProfile(row.Id, row.Name, row.PostalAddress, row.BrandColor, row.ReplyTo, row.TimeZone));
        var sending = rows.ToDictionary(row => row.Id, row => new OrganizationSending(row.Sending, row.TimeZone));
        var templateIds = claimed.Select(row => row.TemplateId).OfType<Guid>().Distinct().ToList();
        var templates = await TemplateSources.LoadAsync(context, templateIds, cancellationToken);
        var settings = (await flows.GetAsync([.. facts.Values.Select(row => row.VersionId).OfType<Guid>().Distinct()], cancellationToken))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Settings);
        var hashed = await erased.FindAsync(context, claimed.Where(row => Address(row, facts[row.Id]) is not null && facts[row.Id].Suppressed is null).Select(row => (row.OrganizationId, row.Channel, Address(row, facts[row.Id])!)), cancellationToken);
        var messages = claimed.ConvertAll(row => Join(row, hashed.Count > 0 && Address(row, facts[row.Id]) is { } address && hashed.TryGetValue((row.OrganizationId, row.Channel, address), out var reason) ? facts[row.Id] with { Suppressed = reason } : facts[row.Id]) with
        {
            Restricted = facts[row.Id].Restricted,
            Retries = row.RetryCount,
            Failovers = row.Failovers,
            OnlyAccount = row.OnlyAccountId,
            HandedAt = row.HandedAt,
            Hours = row.Origin == OriginKind.Enrollment ? Hours(row, facts[row.Id], settings, sending[row.OrganizationId]) : [],
        });
        var budget = await SendAllowances.LoadAsync(
            context, claimed.Where(row => row.Origin == OriginKind.Enrollment).Select(row => (row.OrganizationId, row.Channel)), sending, now, cancellationToken);
        messages = await WhatsAppStandings.AddAsync(context, session, messages, templates, cancellationToken);
        return new MessageBatch(lease, messages, organizations, templates) { Budget = budget };
    }

    private static string? Address(ClaimedRow row, FactsRow facts) => row.Address ?? (row.Channel == Channel.Email ? facts.Contact?.Email : facts.Contact?.Phone);

    /// <remarks>A member who once opted out of a business's messages still gets the mails that let them sign in.</remarks>
    private static QueuedMessage Join(ClaimedRow row, FactsRow facts) => new(
        row.Id, row.OrganizationId, row.Origin, row.OriginId, row.Slot, row.Lane, row.Channel,
        Address(row, facts),
        row.Origin == OriginKind.System ? null : facts.Suppressed switch
        {
            SuppressionReason.OptedOut => "opted out",
            SuppressionReason.Bounced => "bounced",
            SuppressionReason.Complained => "complained",
            _ => null,
        },
        facts.Contact, row.TemplateId, row.Data, row.Token, row.AttemptCount, row.DueAt, row.ExpiresAt,
        facts.Request is not null ? RequestStanding.Of(facts.Request, row.Slot) : facts.Sequence is { } sequence ? SequenceStanding.Of(sequence) : Standing.Good);

    private static IReadOnlyList<OpenHours> Hours(ClaimedRow row, FactsRow facts, Dictionary<Guid, FlowSettings?> settings, OrganizationSending sending)
        => SendHours.Of(facts.VersionId is { } version ? settings[version] : null, sending.Rules, row.Channel, facts.Contact?.TimeZone, sending.TimeZone);

    private static FactsRow MapFacts(DbDataReader reader) => new(
        reader.GetGuid(0),
        reader.IdOrNull(1) is { } contact
            ? new MessageContact(contact, reader.TextOrNull(2), reader.TextOrNull(3), reader.TextOrNull(4), reader.TextOrNull(5), reader.TextOrNull(6))
            : null,
        (SuppressionReason?)reader.IntegerOrNull(7),
        reader.IntegerOrNull(11) is { } status
            ? new RequestFacts((EnrollmentStatus)reader.GetInt32(8), reader.TextOrNull(9), (SequenceStatus)reader.GetInt32(10), (RequestStatus)status, reader.GetBoolean(12), reader.GetInt32(13))
            : null,
        (SequenceStatus?)reader.IntegerOrNull(10),
        reader.IdOrNull(14),
        !reader.IsDBNull(15));

    private sealed record FactsRow(Guid MessageId, MessageContact? Contact, SuppressionReason? Suppressed, RequestFacts? Request, SequenceStatus? Sequence, Guid? VersionId, bool Restricted);
}
