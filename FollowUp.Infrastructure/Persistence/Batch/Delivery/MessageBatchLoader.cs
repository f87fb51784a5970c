using System.Data.Common;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts.Places;
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
internal sealed class MessageBatchLoader(Database database, FlowCache flows, PriceLists prices, SendHours hours, ConsentStandings consents, AddressStandings addresses)
{
    private const string FactsSql = """
        SELECT m."Id", c."Id", c."Email", c."Phone", c."FirstName", c."LastName", c."TimeZone",
               e."Status", e."StopReason", q."Status", r."Status", k."ReminderEnabled", k."MaxReminders", e."VersionId", c."Country", c."State", c."RestrictedAt"
        FROM "Messages" AS m
        LEFT JOIN "Contacts" AS c ON c."Id" = m."ContactId"
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
        => claimed.Count == 0 ? Empty(lease) : await database.ReadBatchAsync(session => LoadAsync(session, lease, claimed, now, cancellationToken), cancellationToken);

    private async Task<MessageBatch> LoadAsync(BatchSession session, Guid lease, List<ClaimedRow> claimed, Instant now, CancellationToken cancellationToken)
    {
        var context = session.Context;
        var facts = (await session.QueryAsync(
            $"""{FactsSql} WHERE {database.Dialect.OneOf("m.Id")}""",
            MapFacts, cancellationToken, ("rows", RowJson.Write(claimed.Select(row => new KeyRow(row.Id))))))
            .ToDictionary(row => row.MessageId);
        var organizationIds = claimed.Select(row => row.OrganizationId).Distinct().ToList();
        var rows = await context.Organizations.AsNoTracking().Where(row => organizationIds.Contains(row.Id)).ToListAsync(cancellationToken);
        var organizations = rows.ToDictionary(row => row.Id, row => new OrganizationProfile(row.Id, row.Name, row.PostalAddress, row.BrandColor, row.ReplyTo, row.TimeZone) { ShortLinks = !row.Sending.LongLinks });
        var sending = rows.ToDictionary(row => row.Id, row => new OrganizationSending(row.Sending, row.TimeZone));
        var templateIds = claimed.Select(row => row.TemplateId).OfType<Guid>().Distinct().ToList();
        var templates = await TemplateSources.LoadAsync(context, templateIds, cancellationToken);
        var settings = (await flows.GetAsync([.. facts.Values.Select(row => row.VersionId).OfType<Guid>().Distinct()], cancellationToken))
            .ToDictionary(pair => pair.Key, pair => pair.Value.Settings);
        var standings = await addresses.LoadAsync(
            session, claimed.Where(row => row.Origin != OriginKind.System && Address(row, facts[row.Id]) is not null).Select(row => new SoughtAddress(row.Id, row.OrganizationId, row.Channel, Address(row, facts[row.Id])!)),
            now, cancellationToken);
        var rules = rows.ToDictionary(row => row.Id, row => row.Preferences);
        var chosen = await PreferenceStandings.LoadAsync(
            context, [.. claimed.Where(row => row.Origin == OriginKind.Enrollment).Select(row => row.ContactId).OfType<Guid>().Distinct()], now, cancellationToken);
        var messages = claimed.ConvertAll(row => Join(row, facts[row.Id], standings.GetValueOrDefault(row.Id)) with
        {
            Restricted = facts[row.Id].Restricted,
            Retries = row.RetryCount,
            Failovers = row.Failovers,
            OnlyAccount = row.OnlyAccountId,
            HandedAt = row.HandedAt,
            Preferences = row.Origin == OriginKind.Enrollment
                ? chosen.Next(row.ContactId, facts[row.Id].VersionId is { } version ? settings[version]?.Topic : null, rules[row.OrganizationId], now)
                : null,
            Hours = row.Origin == OriginKind.Enrollment ? Hours(row, facts[row.Id], settings, sending[row.OrganizationId]) : OpenTimes.Always,
        });
        var budget = await SendAllowances.LoadAsync(
            context, lease, claimed.Where(row => row.Origin == OriginKind.Enrollment).Select(row => (row.OrganizationId, row.Channel)), sending, now, cancellationToken);
        messages = await WhatsAppStandings.AddAsync(context, session, messages, templates, cancellationToken);
        var frequency = await ContactSends.LoadAsync(session, lease, messages, sending, now, cancellationToken);
        var lists = await prices.GetAsync(context, rows, cancellationToken);

        // Last: where consent cannot be read, all the rest is known already.
        messages = await consents.AddAsync(
            session, messages, message => facts[message.Id].VersionId is { } version ? settings[version]?.ConsentPurpose : null, cancellationToken);
        return new MessageBatch(lease, messages, organizations, templates) { Budget = budget, Frequency = frequency, Prices = lists };
    }

    private static string? Address(ClaimedRow row, FactsRow facts) => row.Address ?? (row.Channel == Channel.Email ? facts.Contact?.Email : facts.Contact?.Phone);

    /// <remarks>
    /// A member who once opted out of a business's messages still gets the mails that let them sign in: nobody looks at
    /// their standing. The answer to a keyword passes the opt-out that it confirms, and nothing else.
    /// </remarks>
    private static QueuedMessage Join(ClaimedRow row, FactsRow facts, AddressStanding? standing) => new(
        row.Id, row.OrganizationId, row.Origin, row.OriginId, row.Slot, row.Lane, row.Channel, Address(row, facts),
        row.Origin == OriginKind.Answer && standing is { Reason: SuppressionReason.OptedOut, Everywhere: false } ? null : standing?.Words,
        facts.Contact, row.TemplateId, row.Data, row.Token, row.AttemptCount, row.DueAt, row.ExpiresAt,
        facts.Request is not null ? RequestStanding.Of(facts.Request, row.Slot) : facts.Sequence is { } sequence ? SequenceStanding.Of(sequence) : Standing.Good)
    {
        PossibleOptOutAt = standing?.PossibleAt,
    };

    private OpenTimes Hours(ClaimedRow row, FactsRow facts, Dictionary<Guid, FlowSettings?> settings, OrganizationSending sending)
        => hours.Of(
            facts.VersionId is { } version ? settings[version] : null, sending.Rules, row.Channel,
            new Whereabouts(facts.Contact?.TimeZone, facts.Contact?.Country, facts.Contact?.State, row.Channel == Channel.Email ? facts.Contact?.Phone : row.Address ?? facts.Contact?.Phone), sending.TimeZone);

    private static FactsRow MapFacts(DbDataReader reader) => new(
        reader.GetGuid(0),
        reader.IdOrNull(1) is { } contact
            ? new MessageContact(contact, reader.TextOrNull(2), reader.TextOrNull(3), reader.TextOrNull(4), reader.TextOrNull(5), reader.TextOrNull(6)) { Country = reader.TextOrNull(14), State = reader.TextOrNull(15) }
            : null,
        reader.IntegerOrNull(10) is { } status
            ? new RequestFacts((EnrollmentStatus)reader.GetInt32(7), reader.TextOrNull(8), (SequenceStatus)reader.GetInt32(9), (RequestStatus)status, reader.GetBoolean(11), reader.GetInt32(12))
            : null,
        (SequenceStatus?)reader.IntegerOrNull(9),
        reader.IdOrNull(13),
        !reader.IsDBNull(16));

    private sealed record FactsRow(Guid MessageId, MessageContact? Contact, RequestFacts? Request, SequenceStatus? Sequence, Guid? VersionId, bool Restricted);
}
