using FollowUp.Core.Kernel;

namespace FollowUp.Core.Templates;

/// <summary>One <c>{{ }}</c> of a template.</summary>
/// <param name="Kind"><c>=</c> value, <c>#</c> section, <c>/</c> end of one, <c>-</c> else, <c>&gt;</c> partial, <c>*</c> decorator.</param>
/// <param name="Line">1 is the first.</param>
internal sealed record TemplateTag(char Kind, string Name, bool HasArguments, int Line)
{
    private const int DeepestCall = 8;

    /// <exception cref="InputException">A tag does not end, or calls are nested too deep.</exception>
    public static IEnumerable<TemplateTag> ReadAll(string part, string template)
    {
        var line = 1;
        var counted = 0;
        for (var at = template.IndexOf("{{", StringComparison.Ordinal); at >= 0;)
        {
            line += template.AsSpan(counted, at - counted).Count('\n');
            counted = at;
            if (at > 0 && template[at - 1] == '\\')
            {
                at = template.IndexOf("{{", at + 2, StringComparison.Ordinal);
                continue;
            }

            var end = End(template, at);
            if (end < 0)
            {
                throw TemplateSyntax.Wrong(part, line, "'{{' is never closed with '}}'");
            }

            if (Read(part, template[at..end], line) is { } tag)
            {
                yield return tag;
            }

            at = template.IndexOf("{{", end, StringComparison.Ordinal);
        }
    }

    private static int End(string template, int start)
    {
        if (template.AsSpan(start).StartsWith("{{!--", StringComparison.Ordinal))
        {
            var dashes = template.IndexOf("--", start + 5, StringComparison.Ordinal);
            var close = dashes < 0 ? -1 : template.IndexOf("}}", dashes, StringComparison.Ordinal);
            return close < 0 ? -1 : close + 2;
        }

        var quote = '\0';
        for (var at = start + 2; at < template.Length - 1; at++)
        {
            var c = template[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && template[start + 2] != '!')
            {
                quote = c;
            }
            else if (c == '}' && template[at + 1] == '}')
            {
                return at + 2 < template.Length && template[at + 2] == '}' ? at + 3 : at + 2;
            }
            else if (c == '{' && template[at + 1] == '{' && at > start + 2)
            {
                return -1;
            }
        }

        return -1;
    }

    private static TemplateTag? Read(string part, string text, int line)
    {
        if (text.StartsWith("{{{{", StringComparison.Ordinal))
        {
            throw TemplateSyntax.Wrong(part, line, "raw sections are not available");
        }

        CheckCalls(part, text, line);
        var inner = text.Trim('{', '}').Trim().Trim('~').Trim();
        if (inner.StartsWith('!'))
        {
            return null;
        }

        var mark = inner.Length > 0 ? inner[0] : '=';
        if (mark == '^')
        {
            return inner.Length == 1 ? new TemplateTag('-', "else", false, line) : Named('#', inner[1..], line);
        }

        if (mark is '#' or '/')
        {
            var rest = inner[1..].TrimStart();
            return rest is ['>' or '*', ..] ? new TemplateTag(rest[0], "", false, line) : Named(mark, rest, line);
        }

        if (mark is '>' or '*')
        {
            return new TemplateTag(mark, "", false, line);
        }

        var tag = Named('=', mark == '&' ? inner[1..] : inner, line);
        return tag.Name == "else" ? tag with { Kind = '-', HasArguments = false } : tag;
    }

    private static TemplateTag Named(char kind, string text, int line)
    {
        var trimmed = text.Trim();
        var space = trimmed.AsSpan().IndexOfAny(" \t\r\n");
        return space < 0 ? new TemplateTag(kind, trimmed, false, line) : new TemplateTag(kind, trimmed[..space], true, line);
    }

    /// <summary>Calls inside calls are parsed by recursion; their depth is bounded here.</summary>
    private static void CheckCalls(string part, string text, int line)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DeepestCall)
            {
                throw TemplateSyntax.Wrong(part, line, $"calls are nested more than {DeepestCall} deep");
            }
        }
    }
}
