using System.Runtime.CompilerServices;
using System.Text;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Reads CSV (RFC 4180) line by line, with commas or semicolons, whichever its head has more of.</summary>
internal static class CsvLines
{
    /// <summary>Characters of one line, with the line breaks in its quotes.</summary>
    private const int LongestLine = 10_000;

    /// <returns>Cells of each line with its number in the file, from 1; empty lines are left out.</returns>
    /// <exception cref="InputException">A line is too long, or a quote is never closed.</exception>
    public static async IAsyncEnumerable<(int Number, IReadOnlyList<string> Cells)> ReadAsync(Stream csv, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(csv, Encoding.UTF8, leaveOpen: true);
        var (number, separator) = (0, '\0');
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            var first = ++number;
            while (Open(line))
            {
                line = line.Length <= LongestLine && await reader.ReadLineAsync(cancellationToken) is { } more
                    ? $"{line}\n{more}"
                    : throw new InputException("file", $"has a quote in line {first} that is never closed");
                number++;
            }

            if (line.Length > LongestLine)
            {
                throw new InputException("file", $"has more than {LongestLine} characters in line {first}");
            }

            separator = separator == '\0' ? line.Count(c => c == ';') > line.Count(c => c == ',') ? ';' : ',' : separator;
            if (line.Trim().Length > 0)
            {
                yield return (first, Cells(line, separator));
            }
        }
    }

    /// <summary>An odd number of quotes: the cell goes on in the next line.</summary>
    private static bool Open(string line) => line.Count(c => c == '"') % 2 == 1;

    private static List<string> Cells(string line, char separator)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (line[at] == '"')
            {
                quoted = !quoted;
            }
            else if (line[at] == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[at]);
            }
        }

        return [.. cells, cell.ToString()];
    }
}
