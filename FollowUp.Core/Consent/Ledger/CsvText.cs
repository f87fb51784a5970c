using System.Text;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>Writes CSV (RFC 4180). Cells that a spreadsheet would take for a formula begin with an apostrophe (OWASP, "CSV Injection").</summary>
public sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText Line(params IEnumerable<string?> cells)
    {
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    public override string ToString() => text.ToString();

    private static string Cell(string? value)
    {
        var safe = string.IsNullOrEmpty(value) ? "" : value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
