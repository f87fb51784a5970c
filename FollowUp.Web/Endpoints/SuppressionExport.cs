using System.Text;
using FollowUp.Core.Consent;
using NodaTime.Text;

namespace FollowUp.Web.Endpoints;

/// <summary>Writes the list line by line; it is never in memory as a whole.</summary>
internal static class SuppressionExport
{
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<SuppressionLine> lines, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        await writer.WriteAsync("address,channel,reason,source,note,since\r\n".AsMemory(), cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            string?[] cells = [line.Address, ApiText.Of(line.Channel), ApiText.Of(line.Reason), line.Source, line.Note, InstantPattern.General.Format(line.CreatedAt)];
            await writer.WriteAsync($"{string.Join(',', cells.Select(Cell))}\r\n".AsMemory(), cancellationToken);
        }
    }

    /// <summary>RFC 4180. What a spreadsheet would take for a formula is quoted as text; a number with its plus is none.</summary>
    internal static string Cell(string? text)
    {
        var safe = text ?? "";
        if (safe.Length > 0 && (safe[0] is '=' or '-' or '@' or '\t' or '\r' || (safe[0] == '+' && !safe[1..].All(char.IsAsciiDigit))))
        {
            safe = "'" + safe;
        }

        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
