using FollowUp.Core.Audit;
using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>
/// What every way of opting out does, inside the transaction of what caused it: the address is suppressed, what waits is
/// cancelled, enrollments and requests end, and ledger and audit log have it. The only writer of suppressions.
/// </summary>
internal sealed class OptOuts(ConsentLedger ledger, IKeyedHashes hashes, Database database, IIdSource ids)
{
    private const int LongestSource = 100;

    private const string SameAddress = """
        t."OrganizationId" = r."OrganizationId" AND t."Channel" = r."Channel" AND (t."AddressHash" = r."AddressHash" OR t."Address" = r."Address")
        """;

    public async Task<OptOutDone> ApplyAsync(FollowUpDbContext context, IReadOnlyCollection<OptOut> optOuts, Instant now, CancellationToken cancellationToken)
    {
        if (optOuts.Count == 0)
        {
            return OptOutDone.Nothing;
        }

        // The same order everywhere: two that share addresses then wait for each other and never deadlock.
        var closing = optOuts.DistinctBy(one => (one.Way.OrganizationId, one.Way.Channel, one.Way.Address)).Select(one => (OptOut: one, Row: Row(one, now)))
            .OrderBy(pair => pair.Row.OrganizationId).ThenBy(pair => pair.Row.Channel).ThenBy(pair => pair.Row.AddressHash, StringComparer.Ordinal).ToList();
        var session = new BatchSession(context, database.Dialect);
        var closed = await CloseAsync(session, closing.ConvertAll(pair => pair.Row), cancellationToken);
        var cancelled = 0;
        foreach (var group in closing.GroupBy(pair => (pair.Row.OrganizationId, pair.Row.Channel, pair.Row.Reason)))
        {
            cancelled += await OptOutEffects.ApplyAsync(context, ids, [.. group.Select(pair => pair.OptOut.Way)], group.Key.Reason, now, cancellationToken);
        }

        var added = closing.FindAll(pair => closed.Contains(pair.Row.Id)).ConvertAll(pair => pair.OptOut);
        context.AddRange(added.Select(one => Audited(one.Way, one.By, "opted_out", one.Reason, one.Source, now)));
        await context.SaveChangesAsync(cancellationToken);

        // Last, because others of the organization wait for the end of the ledger.
        foreach (var group in added.Where(one => one.Reason is SuppressionReason.OptedOut or SuppressionReason.Complained).GroupBy(one => one.Way.OrganizationId))
        {
            await ledger.AppendAsync(context, group.Key, [.. group.Select(Withdrawn)], cancellationToken);
        }

        return new OptOutDone(added.ConvertAll(one => one.Way), cancelled);
    }

    /// <summary>Makes whoever changes the entry of an address meanwhile wait; does nothing when it has none.</summary>
    public Task LockAsync(FollowUpDbContext context, ContactWay way, CancellationToken cancellationToken)
        => new BatchSession(context, database.Dialect).ExecuteAsync(
            """UPDATE "Suppressions" SET "Reason" = "Reason" WHERE "OrganizationId" = @organization AND "Channel" = @channel AND "AddressHash" = @hash""",
            cancellationToken, ("organization", way.OrganizationId), ("channel", way.Channel), ("hash", AddressHash.Of(hashes, way.Channel, way.Address)));

    /// <summary>Takes an opt-out back at the person's own wish; what was closed for another reason stays closed.</summary>
    /// <param name="given">What the ledger says of it.</param>
    /// <returns>Whether the address was opted out.</returns>
    public async Task<bool> TakeBackAsync(FollowUpDbContext context, ContactWay way, NewConsent given, OptOutActor? by, Instant now, CancellationToken cancellationToken)
    {
        var hash = AddressHash.Of(hashes, way.Channel, way.Address);
        var lifted = await new BatchSession(context, database.Dialect).ExecuteAsync(
            """DELETE FROM "Suppressions" WHERE "OrganizationId" = @organization AND "Channel" = @channel AND "AddressHash" = @hash AND "Reason" = 1""",
            cancellationToken, ("organization", way.OrganizationId), ("channel", way.Channel), ("hash", hash)) > 0;
        if (lifted)
        {
            context.Add(Audited(way, by, "resubscribed", SuppressionReason.OptedOut, given.Source, now));
            await context.SaveChangesAsync(cancellationToken);
        }

        // Saying it again adds nothing to the ledger.
        if (lifted || !await context.Set<ConsentState>().AnyAsync(
            row => row.OrganizationId == way.OrganizationId && row.AddressHash == hash && row.Channel == way.Channel && row.Purpose == given.Purpose && row.Decision == ConsentDecision.Given, cancellationToken))
        {
            await ledger.AppendAsync(context, way.OrganizationId, [given], cancellationToken);
        }

        return lifted;
    }

    /// <summary>Takes an address off the list by hand. That a person who had opted out came back is what whoever does it says, and the ledger has it as that.</summary>
    public async Task RemoveAsync(FollowUpDbContext context, ContactWay way, SuppressionReason reason, string note, OptOutActor by, Instant now, CancellationToken cancellationToken)
    {
        var hash = AddressHash.Of(hashes, way.Channel, way.Address);
        await context.Set<Suppression>().Where(row => row.OrganizationId == way.OrganizationId && row.Channel == way.Channel && row.AddressHash == hash).ExecuteDeleteAsync(cancellationToken);
        context.Add(Audited(way, by, "suppression_removed", reason, "removed by hand", now));
        await context.SaveChangesAsync(cancellationToken);
        if (reason is SuppressionReason.OptedOut or SuppressionReason.Complained)
        {
            var given = new NewConsent(way.ContactId, way.Channel, way.Address, ConsentPurpose.Marketing, ConsentDecision.Given, "removed from the list by hand")
            {
                Basis = ConsentBasis.Verbal,
                Personal = new PersonalEvidence(RecordedBy: by.Name, Note: note),
            };
            await ledger.AppendAsync(context, way.OrganizationId, [given], cancellationToken);
        }
    }

    /// <returns>Ids of rows that went in, or that stand for a firmer reason now: who opts out of an address that bounced has opted out.</returns>
    private static async Task<HashSet<Guid>> CloseAsync(BatchSession session, List<SuppressionRow> rows, CancellationToken cancellationToken)
    {
        var json = RowJson.Write(rows);
        var inserted = (await session.QueryAsync(
            session.Dialect.Insert<SuppressionRow>("Suppressions", SameAddress, "Id"), reader => reader.GetGuid(0), cancellationToken, ("rows", json))).ToHashSet();
        if (inserted.Count < rows.Count)
        {
            var firmer = await session.QueryAsync(
                $"""
                UPDATE "Suppressions" SET "Reason" = r."NewReason", "Source" = r."NewSource", "Note" = r."NewNote" {session.Dialect.Output("AddressHash", "Channel", "OrganizationId")}
                FROM {session.Dialect.Rows<FirmerRow>()} AS r
                WHERE "Suppressions"."OrganizationId" = r."OfOrganization" AND "Suppressions"."Channel" = r."OfChannel" AND "Suppressions"."AddressHash" = r."OfHash" AND "Reason" IN (2, 4)
                {session.Dialect.Returning("AddressHash", "Channel", "OrganizationId")}
                """,
                reader => (Hash: reader.GetString(0), Channel: (Channel)reader.GetInt32(1), Organization: reader.GetGuid(2)), cancellationToken,
                ("rows", RowJson.Write(rows.Where(row => !inserted.Contains(row.Id) && row.Reason is SuppressionReason.OptedOut or SuppressionReason.Complained)
                    .Select(row => new FirmerRow(row.OrganizationId, row.Channel, row.AddressHash, row.Reason, row.Source, row.Note)))));
            inserted.UnionWith(rows.Where(row => firmer.Contains((row.AddressHash, row.Channel, row.OrganizationId))).Select(row => row.Id));
        }

        return inserted;
    }

    private SuppressionRow Row(OptOut one, Instant now) => new(
        ids.NewId(), one.Way.OrganizationId, one.Way.Channel, one.Way.Address, AddressHash.Of(hashes, one.Way.Channel, one.Way.Address), one.Reason, Cut(one.Source), one.Note, now);

    private static NewConsent Withdrawn(OptOut one)
        => new(one.Way.ContactId, one.Way.Channel, one.Way.Address, ConsentPurpose.Marketing, ConsentDecision.Withdrawn, Cut(one.Source)) { Wording = one.Wording, Personal = one.Evidence };

    /// <summary>Without the address and what was written: an erased person must not stand here.</summary>
    private AuditEntry Audited(ContactWay way, OptOutActor? by, string what, SuppressionReason reason, string source, Instant now) => new()
    {
        Id = ids.NewId(),
        OrganizationId = way.OrganizationId,
        At = now,
        ActorId = by?.Id,
        ActorName = by?.Name ?? (reason is SuppressionReason.OptedOut ? "The contact" : "The provider"),
        Action = $"contact.{what}",
        SubjectKind = way.ContactId is null ? "address" : "contact",
        SubjectId = way.ContactId,
        After = Json.Write(new { way.Channel, reason, source = Cut(source) }),
    };

    private static string Cut(string source) => source.Length <= LongestSource ? source : source[..LongestSource];

    private sealed record FirmerRow(Guid OfOrganization, Channel OfChannel, string OfHash, SuppressionReason NewReason, string NewSource, string? NewNote);
}
