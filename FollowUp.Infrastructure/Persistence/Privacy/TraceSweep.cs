using System.Globalization;
using FollowUp.Core.Capture;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Events;
using FollowUp.Infrastructure.Persistence.Batch;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>Takes a person out of rows that mention them in some text: words of providers, bodies of webhooks, messages to members.</summary>
internal sealed class TraceSweep(Dialect dialect)
{
    /// <summary>Rows that are about the person as a whole when they mention them.</summary>
    private static readonly HashSet<Type> Removed = [typeof(WebhookExample), typeof(ReceivedMessage), typeof(PossibleOptOut)];

    /// <returns>Rows changed; 0 when nothing in the table mentions the person any more.</returns>
    public async Task<int> RunAsync(FollowUpDbContext context, SweptTable table, ErasedPerson person, int most, CancellationToken cancellationToken)
    {
        var session = new BatchSession(context, dialect);
        var spellings = person.Traces.Spellings;
        var columns = string.Join(", ", table.Key.Concat(table.Columns.Select(column => column.Name)).Select(name => $"\"{name}\""));
        var where = string.Join(" OR ", table.Columns.SelectMany(column => spellings.Select((_, at) => dialect.Mentions(column.Name, $"@p{at.ToString(CultureInfo.InvariantCulture)}"))));
        var patterns = spellings.Select((text, at) => ($"p{at.ToString(CultureInfo.InvariantCulture)}", (object?)ContainsSearch.Pattern(text)));
        var rows = await session.QueryAsync(
            dialect.First($"SELECT {columns} FROM \"{table.Name}\" WHERE \"OrganizationId\" = @organization AND ({where})", most),
            reader => Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetValue(at)).ToList(),
            cancellationToken, [("organization", person.OrganizationId), .. patterns]);
        var changed = 0;
        foreach (var row in rows)
        {
            changed += await ChangeAsync(session, table, person, row, cancellationToken);
        }

        return changed;
    }

    private static async Task<int> ChangeAsync(BatchSession session, SweptTable table, ErasedPerson person, List<object?> row, CancellationToken cancellationToken)
    {
        var key = table.Key.Select((name, at) => (Name: $"k{at.ToString(CultureInfo.InvariantCulture)}", Column: name, Value: row[at])).ToList();
        var found = string.Join(" AND ", key.Select(one => $"\"{one.Column}\" = @{one.Name}"));
        var keys = key.Select(one => (one.Name, one.Value));
        if (Removed.Contains(table.Type))
        {
            return await session.ExecuteAsync($"DELETE FROM \"{table.Name}\" WHERE {found}", cancellationToken, [.. keys]);
        }

        var changes = new List<(string Column, string Name, string Text)>();
        foreach (var (column, at) in table.Columns.Select((column, at) => (column, at)))
        {
            if (row[table.Key.Count + at] is string text && Cleaned(table, column, text, person.Traces, row[0]!) is var cleaned && cleaned != text)
            {
                changes.Add((column.Name, $"c{at.ToString(CultureInfo.InvariantCulture)}", cleaned));
            }
        }

        return changes.Count == 0 ? 0 : await session.ExecuteAsync(
            $"UPDATE \"{table.Name}\" SET {string.Join(", ", changes.Select(change => $"\"{change.Column}\" = @{change.Name}"))} WHERE {found}",
            cancellationToken, [.. keys, .. changes.Select(change => (change.Name, (object?)change.Text))]);
    }

    private static string Cleaned(SweptTable table, SweptColumn column, string text, PersonTraces traces, object id)
    {
        if (table.Type == typeof(Event) && column.Name == nameof(Event.Payload))
        {
            // What a shop told of the person has more of them in it than can be looked for.
            return "{}";
        }

        var cleaned = traces.Without(text, column.Unique ? $"[erased {Convert.ToString(id, CultureInfo.InvariantCulture)}]" : PersonTraces.Blank);
        return column.Longest is { } longest && cleaned.Length > longest ? traces.Without(text, "…") : cleaned;
    }
}
