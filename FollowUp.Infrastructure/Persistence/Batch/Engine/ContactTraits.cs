namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Writes tags and attributes of many contacts.</summary>
internal static class ContactTraits
{
    public static Task AddTagsAsync(BatchSession session, IReadOnlyCollection<ContactTagRow> rows, CancellationToken cancellationToken)
        => session.InsertAsync("ContactTags", rows, cancellationToken, "t.\"ContactId\" = r.\"ContactId\" AND t.\"Tag\" = r.\"Tag\"");

    public static Task RemoveTagsAsync(BatchSession session, IReadOnlyCollection<TraitKeyRow> rows, CancellationToken cancellationToken)
        => RemoveAsync(session, "ContactTags", "Tag", rows, cancellationToken);

    /// <param name="removed">Attributes that are no more.</param>
    public static async Task SetAttributesAsync(
        BatchSession session, IReadOnlyCollection<ContactAttributeRow> rows, IReadOnlyCollection<TraitKeyRow> removed, CancellationToken cancellationToken)
    {
        await RemoveAsync(session, "ContactAttributes", "Name", [.. removed, .. rows.Select(row => new TraitKeyRow(row.ContactId, row.Name))], cancellationToken);
        await session.InsertAsync("ContactAttributes", rows, cancellationToken, "t.\"ContactId\" = r.\"ContactId\" AND t.\"Name\" = r.\"Name\"");
    }

    private static async Task RemoveAsync(BatchSession session, string table, string column, IReadOnlyCollection<TraitKeyRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
        {
            await session.ExecuteAsync(
                $"""
                DELETE FROM "{table}" WHERE EXISTS (
                    SELECT 1 FROM {session.Dialect.Rows<TraitKeyRow>()} AS r WHERE r."OfContact" = "{table}"."ContactId" AND r."OfName" = "{table}"."{column}")
                AND "ContactId" IN (SELECT r."OfContact" FROM {session.Dialect.Rows<TraitKeyRow>()} AS r)
                """,
                cancellationToken, ("rows", RowJson.Write(rows)));
        }
    }
}

/// <summary>A tag or an attribute of a contact, by name.</summary>
internal sealed record TraitKeyRow(Guid OfContact, string OfName);

internal sealed record ContactTagRow(Guid OrganizationId, Guid ContactId, string Tag);

internal sealed record ContactAttributeRow(Guid OrganizationId, Guid ContactId, string Name, string Value);
