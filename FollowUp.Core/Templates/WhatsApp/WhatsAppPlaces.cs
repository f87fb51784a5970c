using System.Globalization;
using System.Text.RegularExpressions;

namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>The places to fill in of an approved template: <c>{{1}}</c>, or <c>{{name}}</c>.</summary>
public static partial class WhatsAppPlaces
{
    /// <summary>Their names in the order of the words; repeats too.</summary>
    public static IEnumerable<string> In(string? words)
        => words is null ? [] : Places().Matches(words).Select(match => match.Groups[1].Value);

    /// <summary>Puts values in; a place without one stays as it is.</summary>
    /// <param name="part"><c>header</c>, <c>body</c> or <c>button</c>.</param>
    public static string Fill(string words, string part, IReadOnlyDictionary<string, string> values)
        => Places().Replace(words, match => values.GetValueOrDefault($"{part}.{match.Groups[1].Value}") ?? match.Value);

    /// <summary>The whole of what a contact reads, with values put in: words above, body and footer, a blank line between them.</summary>
    public static string Whole(ApprovedContent content, IReadOnlyDictionary<string, string> values)
    {
        var parts = new[]
        {
            content.Header?.Text is { } header ? Fill(header, content.OneList ? "body" : "header", values) : null,
            Fill(content.Body, "body", values),
            content.Footer is { } footer ? Fill(footer, "body", values) : null,
        };
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    /// <summary>How people call a value: <c>1 of the body</c>.</summary>
    public static string Label(ApprovedContent content, string key) => key.Split('.') switch
    {
        [ApprovedContent.FileKey] => $"Address of the {content.Header!.Kind}",
        ["header", var name] => $"{{{{{name}}}}} above the message",
        ["button", var index] => $"End of the address of “{content.Buttons[int.Parse(index, CultureInfo.InvariantCulture)].Text}”",
        [_, var name] => $"{{{{{name}}}}}{(content.OneList ? "" : " in the message")}",
        _ => key,
    };

    [GeneratedRegex(@"\{\{\s*([A-Za-z0-9_]+)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
