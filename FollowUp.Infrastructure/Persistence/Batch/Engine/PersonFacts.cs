using System.Text.Json;
using FollowUp.Core.Contacts.Places;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Loads contacts with their tags and attributes, three queries a batch.</summary>
internal sealed class PersonFacts(Database database)
{
    public async Task<IReadOnlyDictionary<Guid, Person>> LoadAsync(BatchSession session, IReadOnlyList<Guid> contactIds, CancellationToken cancellationToken)
    {
        if (contactIds.Count == 0)
        {
            return new Dictionary<Guid, Person>();
        }

        var keys = RowJson.Write(contactIds.Select(id => new KeyRow(id)));
        var keyed = $"""INNER JOIN {database.Dialect.Rows<KeyRow>()} AS r""";
        var tags = (await session.QueryAsync(
            $"""SELECT t."ContactId", t."Tag" FROM "ContactTags" AS t {keyed} ON t."ContactId" = r."Key" """,
            reader => (Contact: reader.GetGuid(0), Tag: reader.GetString(1)), cancellationToken, ("rows", keys))).ToLookup(row => row.Contact, row => row.Tag);
        var attributes = (await session.QueryAsync(
            $"""SELECT t."ContactId", t."Name", t."Value" FROM "ContactAttributes" AS t {keyed} ON t."ContactId" = r."Key" """,
            reader => (Contact: reader.GetGuid(0), Name: reader.GetString(1), Value: JsonElement.Parse(reader.GetString(2))), cancellationToken, ("rows", keys)))
            .ToLookup(row => row.Contact);
        var contacts = await session.QueryAsync(
            $"""SELECT t."Id", t."Email", t."Phone", t."FirstName", t."LastName", t."TimeZone", t."Country", t."State", t."RestrictedAt" FROM "Contacts" AS t {keyed} ON t."Id" = r."Key" """,
            reader => (Id: reader.GetGuid(0), Fields: new Dictionary<string, string?>
            {
                ["email"] = reader.TextOrNull(1),
                ["phone"] = reader.TextOrNull(2),
                ["firstname"] = reader.TextOrNull(3),
                ["lastname"] = reader.TextOrNull(4),
                ["timezone"] = reader.TextOrNull(5),
                ["country"] = reader.TextOrNull(6),
                ["state"] = reader.TextOrNull(7),
            }, Restricted: !reader.IsDBNull(8)),
            cancellationToken, ("rows", keys));
        return contacts.ToDictionary(row => row.Id, row => new Person(
            row.Fields,
            attributes[row.Id].ToDictionary(one => one.Name, one => one.Value, StringComparer.OrdinalIgnoreCase),
            tags[row.Id].ToHashSet(StringComparer.OrdinalIgnoreCase)) { Restricted = row.Restricted });
    }
}

/// <summary>What rules know of a contact.</summary>
internal sealed record Person(IReadOnlyDictionary<string, string?> Fields, IReadOnlyDictionary<string, JsonElement> Attributes, IReadOnlySet<string> Tags)
{
    public static readonly Person Unknown = new(new Dictionary<string, string?>(), new Dictionary<string, JsonElement>(), new HashSet<string>());

    /// <summary>Nothing may be sent to it while a request of its is looked into.</summary>
    public bool Restricted { get; init; }

    public string? TimeZone => Fields.GetValueOrDefault("timezone");

    public Whereabouts Whereabouts => new(TimeZone, Fields.GetValueOrDefault("country"), Fields.GetValueOrDefault("state"), Fields.GetValueOrDefault("phone"));
}
