using System.Text;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>Takes a table of text apart (RFC 4180). Semicolons, which spreadsheets write in half of Europe, and tabs part fields too when the first line has more of them than commas.</summary>
public static class CsvText
{
    public static IReadOnlyList<CsvRecord> Read(string text)
    {
        var mark = Mark(text);
        var records = new List<CsvRecord>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var (line, started, quoted) = (1, 1, false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            line += letter == '\n' ? 1 : 0;
            if (quoted)
            {
                if (letter != '"')
                {
                    field.Append(letter);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    field.Append('"');
                    at++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (letter == mark || letter == '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (letter == '\n')
                {
                    records.Add(new CsvRecord(started, fields));
                    (fields, started) = ([], line);
                }
            }
            else
            {
                field.Append(letter);
            }
        }

        if (field.Length > 0 || fields.Count > 0)
        {
            records.Add(new CsvRecord(started, [.. fields, field.ToString().TrimEnd('\r')]));
        }

        return records;
    }

    private static char Mark(string text)
    {
        var head = text.AsSpan(0, text.IndexOf('\n') is var end and >= 0 ? end : text.Length);
        var (commas, semicolons, tabs) = (head.Count(','), head.Count(';'), head.Count('\t'));
        return tabs > Math.Max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }
}
