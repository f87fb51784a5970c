using System.Globalization;
using System.Text;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Consent.Import;

/// <summary>Reads CSV (RFC 4180) with a head. The separator is the first comma, semicolon or tab of the head; empty lines are passed over.</summary>
public sealed class CsvRows
{
    private readonly string text;
    private readonly char separator;
    private int at;
    private int line = 1;

    /// <exception cref="InputException">It has no head.</exception>
    public CsvRows(string text)
    {
        this.text = text;
        var first = text.AsSpan().IndexOfAny(",;\t\n");
        separator = first < 0 || text[first] == '\n' ? ',' : text[first];
        Head = Next() is { } head ? [.. head.Cells.Select(cell => cell.ToLowerInvariant())] : throw new InputException("file", "has no head with the names of its columns");
    }

    /// <summary>Names of the columns in lower case.</summary>
    public IReadOnlyList<string> Head { get; }

    /// <summary>The next row with the line it begins at; null at the end.</summary>
    /// <exception cref="InputException">A quote is not closed.</exception>
    public (int Line, IReadOnlyList<string> Cells)? Next()
    {
        while (at < text.Length)
        {
            var (began, cells) = (line, new List<string>());
            do
            {
                cells.Add(Cell(began));
            }
            while (Taken(separator));
            _ = Taken('\r');
            if (Taken('\n'))
            {
                line++;
            }

            if (cells.Exists(cell => cell.Length > 0))
            {
                return (began, cells);
            }
        }

        return null;
    }

    private bool Taken(char wanted)
    {
        var there = at < text.Length && text[at] == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private string Cell(int began)
    {
        var cell = new StringBuilder();
        if (Taken('"'))
        {
            while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
            {
                line += text[at] == '\n' ? 1 : 0;
                at += text[at] == '"' ? 1 : 0;
                cell.Append(text[at++]);
            }

            if (!Taken('"'))
            {
                throw new InputException("file", string.Create(CultureInfo.InvariantCulture, $"has a quote at line {began} that is not closed"));
            }
        }

        while (at < text.Length && text[at] != separator && text[at] != '\n' && !(text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n'))
        {
            cell.Append(text[at++]);
        }

        return cell.ToString().Trim();
    }
}
