using FollowUp.Core.Intake;
using FollowUp.Infrastructure.Persistence.Batch.Engine;

namespace FollowUp.Infrastructure.Persistence.Batch.Intake;

/// <summary>Keeps the tags and attributes that events tell of their contacts.</summary>
internal static class ToldTraits
{
    public static async Task WriteAsync(BatchSession session, IReadOnlyList<ReadEvent> events, IReadOnlyDictionary<Guid, Guid> contacts, CancellationToken cancellationToken)
    {
        var tags = events.SelectMany(read => (read.Tags ?? []).Select(tag => new ContactTagRow(read.Event.OrganizationId, contacts[read.Event.Id], tag))).Distinct().ToList();
        await ContactTraits.AddTagsAsync(session, tags, cancellationToken);

        // What is told last counts.
        var attributes = events.SelectMany(read => (read.Attributes ?? new Dictionary<string, System.Text.Json.JsonElement>())
                .Select(pair => new ContactAttributeRow(read.Event.OrganizationId, contacts[read.Event.Id], pair.Key, pair.Value.GetRawText())))
            .GroupBy(row => (row.ContactId, row.Name)).Select(group => group.Last()).ToList();
        await ContactTraits.SetAttributesAsync(session, attributes, [], cancellationToken);
    }
}
