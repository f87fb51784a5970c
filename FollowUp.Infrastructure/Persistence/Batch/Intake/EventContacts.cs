using FollowUp.Core.Contacts;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Finds the contacts of a batch of events, makes those that are new, and takes over what sources tell anew.</summary>
internal static class EventContacts
{
    /// <returns>Contact id by event id.</returns>
    public static async Task<Dictionary<Guid, Guid>> ResolveAsync(
        BatchSession session, IIdSource ids, IReadOnlyList<ReadEvent> all, Instant now, CancellationToken cancellationToken)
    {
        var events = all.Where(read => read.Contact is not null).ToList();
        var contacts = events.Count == 0 ? [] : await FindOrMakeAsync(session, ids, events, now, cancellationToken);
        foreach (var read in all.Where(read => read.Contact is null))
        {
            contacts[read.Event.Id] = read.Event.ContactId!.Value;
        }

        await ToldTraits.WriteAsync(session, all, contacts, cancellationToken);
        return contacts;
    }

    private static async Task<Dictionary<Guid, Guid>> FindOrMakeAsync(
        BatchSession session, IIdSource ids, List<ReadEvent> events, Instant now, CancellationToken cancellationToken)
    {
        var known = await FindAsync(session, events, cancellationToken);
        var missing = events.Where(read => !known.ContainsKey(read.Event.Id)).ToList();
        if (missing.Count > 0)
        {
            await MakeAsync(session, ids, missing, known, now, cancellationToken);
        }

        await UpdateAsync(session, events, known, now, cancellationToken);
        return known.ToDictionary(pair => pair.Key, pair => pair.Value.Id);
    }

    private static async Task MakeAsync(
        BatchSession session, IIdSource ids, List<ReadEvent> missing, Dictionary<Guid, KnownContact> known, Instant now, CancellationToken cancellationToken)
    {
        const string Known = "t.\"OrganizationId\" = r.\"OrganizationId\" AND (t.\"Email\" = r.\"Email\" OR (r.\"Email\" IS NULL AND t.\"Email\" IS NULL AND t.\"Phone\" = r.\"Phone\"))";
        var people = missing.GroupBy(Identity).Select(group => (Contact: new KnownContact(ids.NewId(), group.Select(read => read.Contact!).Aggregate(Merge)), Events: group.ToList())).ToList();
        var made = (await session.QueryAsync(
            session.Dialect.Insert<NewContactRow>("Contacts", Known, "Id"),
            reader => reader.GetGuid(0), cancellationToken,
            ("rows", RowJson.Write(people.Select(one => NewRow(one.Contact, one.Events[0].Event.OrganizationId, now)))))).ToHashSet();

        // A number may be that of an older contact; an address somebody else may have made in this moment.
        foreach (var (contact, read) in people.Where(one => one.Contact.Details.Email is not null && made.Contains(one.Contact.Id)).SelectMany(one => one.Events, (one, read) => (one.Contact, read)))
        {
            known[read.Event.Id] = contact;
        }

        var others = missing.FindAll(read => !known.ContainsKey(read.Event.Id));
        if (others.Count > 0)
        {
            foreach (var (eventId, contact) in await FindAsync(session, others, cancellationToken))
            {
                known[eventId] = contact;
            }
        }
    }

    private static (Guid, string?, string?) Identity(ReadEvent read)
        => (read.Event.OrganizationId, read.Contact!.Email, read.Contact!.Email is null ? read.Contact!.Phone : null);

    private static NewContactRow NewRow(KnownContact contact, Guid organizationId, Instant now)
    {
        var told = contact.Details;
        return new NewContactRow(contact.Id, organizationId, told.Email, told.Phone, told.FirstName, told.LastName, told.TimeZone, told.Country, told.State, now, now, 0);
    }

    private static ContactDetails Merge(ContactDetails earlier, ContactDetails later) => new(
        later.Email ?? earlier.Email,
        later.Phone ?? earlier.Phone,
        later.FirstName ?? earlier.FirstName,
        later.LastName ?? earlier.LastName,
        later.TimeZone ?? earlier.TimeZone)
    {
        // A state says nothing of another country's address.
        Country = later.Country ?? earlier.Country,
        State = later.State ?? (later.Country is null || later.Country == earlier.Country ? earlier.State : null),
    };

    /// <summary>By e-mail address; only without one by number, and then the oldest contact that has it.</summary>
    private static async Task<Dictionary<Guid, KnownContact>> FindAsync(BatchSession session, IReadOnlyList<ReadEvent> events, CancellationToken cancellationToken)
    {
        var lookups = RowJson.Write(events.Select(read => new ContactLookupRow(
            read.Event.Id, read.Event.OrganizationId, read.Contact!.Email, read.Contact!.Email is null ? read.Contact!.Phone : null)));
        const string Columns = """r."Key", c."Id", c."Email", c."Phone", c."FirstName", c."LastName", c."TimeZone", c."Country", c."State" """;
        var rows = await session.QueryAsync(
            $"""
            SELECT {Columns} FROM {session.Dialect.Rows<ContactLookupRow>()} AS r
            INNER JOIN "Contacts" AS c ON c."OrganizationId" = r."WantedOrganizationId" AND c."Email" = r."WantedEmail"
            UNION ALL
            SELECT {Columns} FROM {session.Dialect.Rows<ContactLookupRow>()} AS r
            INNER JOIN "Contacts" AS c ON c."OrganizationId" = r."WantedOrganizationId" AND c."Phone" = r."WantedPhone"
            """,
            reader => (EventId: reader.GetGuid(0), Contact: new KnownContact(
                reader.GetGuid(1), new ContactDetails(reader.TextOrNull(2), reader.TextOrNull(3), reader.TextOrNull(4), reader.TextOrNull(5), reader.TextOrNull(6)) { Country = reader.TextOrNull(7), State = reader.TextOrNull(8) })),
            cancellationToken, ("rows", lookups));
        return rows.GroupBy(row => row.EventId).ToDictionary(group => group.Key, group => group.MinBy(row => row.Contact.Id)!.Contact);
    }

    private static async Task UpdateAsync(
        BatchSession session, IReadOnlyList<ReadEvent> events, Dictionary<Guid, KnownContact> known, Instant now, CancellationToken cancellationToken)
    {
        var changes = events.GroupBy(read => known[read.Event.Id].Id)
            .Select(group => (Known: known[group.First().Event.Id], Merged: group.Select(read => read.Contact!).Prepend(known[group.First().Event.Id].Details).Aggregate(Merge)))
            .Where(pair => pair.Merged with { Email = pair.Known.Details.Email } != pair.Known.Details)
            .Select(pair => new ContactChangeRow(pair.Known.Id, pair.Merged.Phone, pair.Merged.FirstName, pair.Merged.LastName, pair.Merged.TimeZone, pair.Merged.Country, pair.Merged.State))
            .ToList();
        if (changes.Count > 0)
        {
            await session.ApplyAsync(
                $"""
                UPDATE "Contacts" SET "Phone" = r."NewPhone", "FirstName" = r."NewFirstName", "LastName" = r."NewLastName", "TimeZone" = r."NewTimeZone",
                    "Country" = r."NewCountry", "State" = r."NewState",
                    "UpdatedAt" = @now, "Version" = "Version" + 1
                FROM {session.Dialect.Rows<ContactChangeRow>()} AS r WHERE "Contacts"."Id" = r."Key"
                """,
                cancellationToken, ("rows", RowJson.Write(changes)), ("now", now));
        }
    }

    private sealed record KnownContact(Guid Id, ContactDetails Details);
}
