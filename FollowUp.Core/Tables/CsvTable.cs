using System.Globalization;
using System.Text;
using CsvHelper;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Tables;

/// <summary>A CSV file with a head (RFC 4180), parted by commas, or by the semicolons or tabs that some spreadsheets write.</summary>
public sealed class CsvTable
{
    /// <summary>Bytes of one row, which also bounds what an open quote swallows.</summary>
    private const int LargestRow = 100_000;

    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false, TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true, MaxRecordSize = LargestRow, MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly List<CsvRow> rows = [];

    private CsvTable(IReadOnlyList<string> head) => Head = head;

    /// <summary>Names of the columns in lower case, with <c>_</c> for a space.</summary>
    public IReadOnlyList<string> Head { get; }

    /// <summary>All that are not empty.</summary>
    public IReadOnlyList<CsvRow> Rows => rows;

    /// <param name="field">What the file is called in an error.</param>
    /// <param name="needed">Columns it must have.</param>
    /// <exception cref="InputException">It is no such table, or has more than <paramref name="mostRows"/> rows.</exception>
    public static CsvTable Read(ReadOnlyMemory<byte> csv, string field, int mostRows, params ReadOnlySpan<string> needed) => Read(Text(csv, field), field, mostRows, needed);

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, string, int, ReadOnlySpan{string})"/>
    public static CsvTable Read(string csv, string field, int mostRows, params ReadOnlySpan<string> needed)
    {
        using var reader = CsvReader.FromText(csv, Options);
        CsvTable? table = null;
        while (Next(reader, field) is { } cells)
        {
            if (table is null)
            {
                table = Headed(cells, field, needed);
            }
            else if (table.rows.Count == mostRows)
            {
                throw new InputException(field, string.Create(CultureInfo.InvariantCulture, $"must have at most {mostRows} rows; split it"));
            }
            else
            {
                table.rows.Add(new CsvRow(table, (int)reader.LineNumber, cells));
            }
        }

        return table ?? Headed([], field, needed);
    }

    internal int IndexOf(string column)
    {
        for (var at = 0; at < Head.Count; at++)
        {
            if (Head[at] == column)
            {
                return at;
            }
        }

        return -1;
    }

    private static CsvTable Headed(string[] cells, string field, ReadOnlySpan<string> needed)
    {
        var table = new CsvTable([.. cells.Select(name => name.ToLowerInvariant().Replace(' ', '_'))]);
        var missing = needed.ToArray().Except(table.Head).ToList();
        return missing.Count > 0 ? throw new InputException(field, $"must name its columns in the first line; {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} missing")
            : table.Head.Where(name => name.Length > 0).GroupBy(name => name).Any(names => names.Count() > 1) ? throw new InputException(field, "names a column twice")
            : table;
    }

    private static string[]? Next(CsvReader reader, string field)
    {
        try
        {
            while (reader.Read())
            {
                var cells = new string[reader.FieldCount];
                for (var at = 0; at < cells.Length; at++)
                {
                    cells[at] = CsvText.Plain(reader.GetString(at));
                }

                if (Array.Exists(cells, cell => cell.Length > 0))
                {
                    return cells;
                }
            }

            return null;
        }
        catch (CsvFormatException wrong)
        {
            throw new InputException(field, string.Create(CultureInfo.InvariantCulture, $"cannot be read at line {wrong.LineNumber}: a quote is not closed, or stands within a cell, or the row is too long"));
        }
    }

    private static string Text(ReadOnlyMemory<byte> csv, string field)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException(field, "must be text in UTF-8");
        }
    }
}
