using System.Data.Common;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>What consent the messages of a batch need and have, in two queries however many there are.</summary>
internal sealed partial class ConsentStandings(IKeyedHashes hashes, ILogger<ConsentStandings> logger)
{
    /// <summary>One step into the unique index of states for each address.</summary>
    private const string StatesSql = """
        SELECT s."OrganizationId", s."AddressHash", s."Channel", s."Purpose", s."Decision", s."Basis", s."ExpiresAt", s."EntryId", e."Position"
        FROM
        """;

    /// <param name="purpose">What a message is for, as its sequence says.</param>
    /// <returns>Messages of enrollments without a standing where it could not be read: the gate lets none of them go.</returns>
    public async Task<List<QueuedMessage>> AddAsync(
        BatchSession session, List<QueuedMessage> messages, Func<QueuedMessage, ConsentPurpose?> purpose, CancellationToken cancellationToken)
    {
        var asking = messages.FindAll(message => message.Origin == OriginKind.Enrollment && message.Address is not null);
        if (asking.Count == 0)
        {
            return messages;
        }

        try
        {
            var keys = asking.ConvertAll(message => new AddressRow(message.OrganizationId, AddressHash.Of(hashes, message.Channel, message.Address!), message.Channel));
            var (rules, known) = await LoadAsync(session, keys, cancellationToken);
            var standings = asking.Zip(keys).ToDictionary(pair => pair.First.Id, pair => Standing(pair.Second, rules, known, purpose(pair.First)));
            return messages.ConvertAll(message => standings.TryGetValue(message.Id, out var standing) ? message with { Consent = standing } : message);
        }
        catch (DbException error)
        {
            LogUnreadable(error, asking.Count);
            return messages;
        }
    }

    /// <summary>The same for people who are only looked at.</summary>
    /// <param name="addresses">By channel, for each person.</param>
    /// <returns>By channel, in the order of the people.</returns>
    public async Task<IReadOnlyList<IReadOnlyDictionary<Channel, ConsentStanding>>> OfAddressesAsync(
        BatchSession session, Guid organizationId, ConsentPurpose? purpose, IReadOnlyList<IReadOnlyDictionary<Channel, string>> addresses, CancellationToken cancellationToken)
    {
        var keys = addresses.Select(one => one.Select(pair => new AddressRow(organizationId, AddressHash.Of(hashes, pair.Key, pair.Value), pair.Key)).ToList()).ToList();
        var (rules, known) = await LoadAsync(session, [.. keys.SelectMany(one => one)], cancellationToken);
        return keys.ConvertAll(one => (IReadOnlyDictionary<Channel, ConsentStanding>)one.ToDictionary(key => key.OfChannel, key => Standing(key, rules, known, purpose)));
    }

    private static ConsentStanding Standing(
        AddressRow key, Dictionary<Guid, ConsentRules> rules, Dictionary<(AddressRow, ConsentPurpose), KnownConsent> known, ConsentPurpose? purpose) => new(
        purpose,
        rules.GetValueOrDefault(key.OfOrganization, ConsentRules.Default).Of(key.OfChannel),
        known.GetValueOrDefault((key, ConsentPurpose.Marketing)),
        known.GetValueOrDefault((key, ConsentPurpose.Transactional)));

    private static async Task<(Dictionary<Guid, ConsentRules> Rules, Dictionary<(AddressRow, ConsentPurpose), KnownConsent> Known)> LoadAsync(
        BatchSession session, List<AddressRow> keys, CancellationToken cancellationToken)
    {
        var organizations = keys.Select(key => key.OfOrganization).Distinct().ToList();
        var rules = await session.Context.Set<ConsentSettings>().AsNoTracking().Where(row => organizations.Contains(row.OrganizationId))
            .ToDictionaryAsync(row => row.OrganizationId, row => row.Rules, cancellationToken);
        var states = await session.QueryAsync(
            $"""
            {StatesSql} {session.Dialect.Rows<AddressRow>()} AS r
            INNER JOIN "ConsentStates" AS s ON s."OrganizationId" = r."OfOrganization" AND s."AddressHash" = r."OfHash" AND s."Channel" = r."OfChannel"
            LEFT JOIN "ConsentEntries" AS e ON e."Id" = s."EntryId"
            """,
            Map, cancellationToken, ("rows", RowJson.Write(keys.Distinct())));
        return (rules, states.ToDictionary(row => (row.Key, row.Purpose), row => row.Known));
    }

    private static (AddressRow Key, ConsentPurpose Purpose, KnownConsent Known) Map(DbDataReader reader) => (
        new AddressRow(reader.GetGuid(0), reader.GetString(1), (Channel)reader.GetInt32(2)),
        (ConsentPurpose)reader.GetInt32(3),
        new KnownConsent(
            (ConsentDecision)reader.GetInt32(4), (ConsentBasis?)reader.IntegerOrNull(5), reader.AtOrNull(6), reader.GetGuid(7), reader.IsDBNull(8) ? null : reader.GetInt64(8)));

    [LoggerMessage(LogLevel.Error, "Consent could not be read; {Messages} messages wait.")]
    private partial void LogUnreadable(Exception error, int messages);

    /// <summary>An address on a channel. Names differ from the tables'.</summary>
    private sealed record AddressRow(Guid OfOrganization, string OfHash, Channel OfChannel);
}
