using CsvHelper;

namespace FollowUp.Core.Tables;

/// <summary>Writes CSV (RFC 4180) row by row. Cells that a spreadsheet would take for a formula begin with an apostrophe (OWASP, "CSV Injection"), which <see cref="CsvTable"/> takes away again; phone numbers are none.</summary>
public sealed class CsvText : IAsyncDisposable
{
    private const string Formula = "=+-@\t\r";

    private static readonly CsvWriterOptions Options = new() { ValidateFieldCount = false };

    private readonly CsvWriter writer;

    private CsvText(CsvWriter writer) => this.writer = writer;

    /// <summary>Onto a stream that stays open, in UTF-8.</summary>
    public static CsvText To(Stream stream) => new(CsvWriter.Create(stream, Options, leaveOpen: true));

    /// <summary>As one text.</summary>
    public static string Of(IEnumerable<IReadOnlyList<string?>> rows)
    {
        using var text = new StringWriter();
        using (var writer = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                Fields(writer, row);
                writer.EndRecord();
            }
        }

        return text.ToString();
    }

    public ValueTask WriteAsync(IReadOnlyList<string?> row, CancellationToken cancellationToken)
    {
        Fields(writer, row);
        return writer.EndRecordAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>A cell as it was before it was written.</summary>
    internal static string Plain(string cell) => cell is ['\'', var first, ..] && Formula.Contains(first, StringComparison.Ordinal) ? cell[1..] : cell;

    private static bool IsFormula(string? cell) => cell is [var first, .. var rest] && Formula.Contains(first, StringComparison.Ordinal) && !(first == '+' && rest.All(char.IsAsciiDigit));

    private static void Fields(CsvWriter writer, IReadOnlyList<string?> row)
    {
        foreach (var cell in row)
        {
            writer.WriteField(IsFormula(cell) ? $"'{cell}" : cell);
        }
    }
}
