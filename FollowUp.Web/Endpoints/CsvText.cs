namespace FollowUp.Web.Endpoints;

/// <summary>Writes CSV (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>One line with its end. A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV injection").</summary>
    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
