using System.Globalization;
using System.Text;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent.Import;

/// <summary>A file of an import, understood.</summary>
/// <param name="Rows">Each once.</param>
/// <param name="Total">Rows of the file.</param>
/// <param name="Repeated">Rows that stand in it more than once.</param>
public sealed record ImportFile(IReadOnlyList<ImportRow> Rows, int Total, int Repeated, IReadOnlyList<RowError> Errors)
{
    private static readonly string[] Needed = ["channel", "purpose", "basis", "source", "at"];

    /// <exception cref="InputException">It is no such file.</exception>
    public static ImportFile Read(ReadOnlyMemory<byte> csv, IPhoneNumbers phones, Instant now)
    {
        if (csv.Length is 0 or > ImportLimits.LargestCsv)
        {
            throw new InputException("file", $"must be a CSV file of at most {ImportLimits.LargestCsv / 1024 / 1024} MB that is not empty");
        }

        var file = new CsvRows(Text(csv));
        if (Needed.Where(column => !file.Head.Contains(column)).ToList() is { Count: > 0 } missing)
        {
            throw new InputException("file", $"has no column {string.Join(", ", missing)}");
        }

        var places = ImportRow.Columns.ToDictionary(column => column, column => file.Head.ToList().IndexOf(column), StringComparer.Ordinal);
        var (rows, seen, errors, total, repeated) = (new List<ImportRow>(), new HashSet<ImportRow>(), new List<RowError>(), 0, 0);
        while (file.Next() is { } next)
        {
            if (++total > ImportLimits.MostRows)
            {
                throw new InputException("file", string.Create(CultureInfo.InvariantCulture, $"must have at most {ImportLimits.MostRows} rows; split it"));
            }

            if (ImportRow.Read(next.Line, column => Cell(next.Cells, places[column]), phones, now, errors) is not { } row)
            {
                continue;
            }

            // The ledger does not tell two rows apart by where they came from.
            if (seen.Add(row with { Ip = null }))
            {
                rows.Add(row);
            }
            else
            {
                repeated++;
            }
        }

        return new ImportFile(rows, total, repeated, errors);
    }

    private static string? Cell(IReadOnlyList<string> cells, int place)
        => place >= 0 && place < cells.Count && string.Concat(cells[place].Select(letter => char.IsControl(letter) && letter != '\n' ? ' ' : letter)).Trim() is { Length: > 0 } text ? text : null;

    private static string Text(ReadOnlyMemory<byte> csv)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new InputException("file", "must be text in UTF-8");
        }
    }
}
