using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Makes the plain part of an e-mail from its HTML: one line for each block, links with their targets.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Blocks =
        ["P", "DIV", "TR", "TABLE", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "LI", "BLOCKQUOTE", "HR", "SECTION", "ARTICLE", "HEADER", "FOOTER", "PRE"];

    private static readonly HashSet<string> Hidden = ["STYLE", "SCRIPT", "HEAD", "TITLE", "TEMPLATE"];

    public static string Of(string html)
    {
        var output = new StringBuilder(html.Length / 2);
        Write(new HtmlParser().ParseDocument(html).Body!, output, 0);
        var lines = output.ToString().Split('\n').Select(line => line.Trim());
        return string.Join('\n', Collapse(lines)).Trim();
    }

    private static void Write(INode node, StringBuilder output, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                Words(text.Data, output);
            }
            else if (child is IElement element && depth < 200 && !Hidden.Contains(element.TagName))
            {
                Element(element, output, depth);
            }
        }
    }

    private static void Element(IElement element, StringBuilder output, int depth)
    {
        var block = Blocks.Contains(element.TagName);
        output.Append(!block ? "" : element.TagName is not ("LI" or "TR") ? "\n\n" : output.Length > 0 && output[^1] == '\n' ? "" : "\n");
        output.Append(element.TagName switch { "BR" => "\n", "LI" => "- ", "IMG" => element.GetAttribute("alt") ?? "", _ => "" });
        var start = output.Length;
        Write(element, output, depth + 1);
        if (element.TagName == "A" && element.GetAttribute("href") is { Length: > 0 } target && target[0] != '#')
        {
            var words = output.ToString(start, output.Length - start).Trim();
            output.Append(words == target ? "" : words.Length == 0 ? target : $": {target}");
        }

        output.Append(!block ? element.TagName is "TD" or "TH" ? " " : "" : element.TagName is "LI" or "TR" ? "" : "\n\n");
    }

    private static void Words(string text, StringBuilder output)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                output.Append(c);
            }
            else if (output.Length > 0 && !char.IsWhiteSpace(output[^1]))
            {
                output.Append(' ');
            }
        }
    }

    /// <summary>At most one empty line in a row.</summary>
    private static IEnumerable<string> Collapse(IEnumerable<string> lines)
    {
        var empty = true;
        foreach (var line in lines)
        {
            if (line.Length > 0 || !empty)
            {
                yield return line;
            }

            empty = line.Length == 0;
        }
    }
}
