using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Core.Tables;
using NodaTime;

namespace FollowUp.Core.Consent.Import;

/// <summary>A file of an import, understood.</summary>
/// <param name="Rows">Each once.</param>
/// <param name="Total">Rows of the file.</param>
/// <param name="Repeated">Rows that stand in it more than once.</param>
public sealed record ImportFile(IReadOnlyList<ImportRow> Rows, int Total, int Repeated, IReadOnlyList<RowError> Errors)
{
    /// <exception cref="InputException">It is no such file.</exception>
    public static ImportFile Read(ReadOnlyMemory<byte> csv, IPhoneNumbers phones, Instant now)
    {
        if (csv.Length is 0 or > ImportLimits.LargestCsv)
        {
            throw new InputException("file", $"must be a CSV file of at most {ImportLimits.LargestCsv / 1024 / 1024} MB that is not empty");
        }

        var file = CsvTable.Read(csv, "file", ImportLimits.MostRows, "channel", "purpose", "basis", "source", "at");
        var (rows, seen, errors, repeated) = (new List<ImportRow>(), new HashSet<ImportRow>(), new List<RowError>(), 0);
        foreach (var next in file.Rows)
        {
            if (ImportRow.Read(next.Line, column => Cell(next[column]), phones, now, errors) is not { } row)
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

        return new ImportFile(rows, file.Rows.Count, repeated, errors);
    }

    private static string? Cell(string? text)
        => text is not null && string.Concat(text.Select(letter => char.IsControl(letter) && letter != '\n' ? ' ' : letter)).Trim() is { Length: > 0 } clean ? clean : null;
}
