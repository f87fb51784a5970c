using FollowUp.Core.Kernel;

namespace FollowUp.Core.Templates;

/// <summary>
/// Reads the <c>{{ }}</c> of a template: sections must close in order, functions must be known, and what could run
/// without end (partials, decorators, deep nesting) is refused before anything is compiled.
/// </summary>
public static class TemplateSyntax
{
    /// <param name="part">Field name for the message: <c>subject</c>, <c>html</c> or <c>text</c>.</param>
    /// <exception cref="InputException">Names the part, the line and what is wrong.</exception>
    public static void Check(string part, string template)
    {
        var open = new Stack<(string Name, int Line)>();
        foreach (var tag in TemplateTag.ReadAll(part, template))
        {
            CheckKind(part, tag);
            if (tag.Kind == '#')
            {
                open.Push((tag.Name, tag.Line));
                CheckNesting(part, tag, open);
            }
            else if (tag.Kind == '/')
            {
                Close(part, tag, open);
            }
            else if (tag.Kind == '-' && open.Count == 0)
            {
                throw Wrong(part, tag.Line, "{{else}} stands outside a section");
            }
        }

        if (open.TryPeek(out var left))
        {
            throw Wrong(part, left.Line, $"{{{{#{left.Name}}}}} is never closed");
        }
    }

    internal static InputException Wrong(string part, int line, string what) => new(part, $"line {line}: {what}");

    private static void CheckKind(string part, TemplateTag tag)
    {
        if (tag.Kind is '>' or '*')
        {
            throw Wrong(part, tag.Line, "partials and decorators are not available");
        }

        if (tag.Kind != '/' && tag.Name.Length == 0)
        {
            throw Wrong(part, tag.Line, "{{ }} is empty");
        }

        if (tag.Kind == '=' && tag.HasArguments && !TemplateFunctions.Inline.Contains(tag.Name))
        {
            throw Wrong(part, tag.Line, $"'{tag.Name}' is no function; there are {string.Join(", ", TemplateFunctions.Inline.Order())}");
        }

        if (tag.Kind == '#' && tag.HasArguments && !TemplateFunctions.Blocks.Contains(tag.Name))
        {
            throw Wrong(part, tag.Line, $"'{tag.Name}' is no section; there are {string.Join(", ", TemplateFunctions.Blocks.Order())}");
        }

        if (!tag.HasArguments && (TemplateFunctions.Inline.Contains(tag.Name) || (tag.Kind == '#' && TemplateFunctions.Blocks.Contains(tag.Name))))
        {
            throw Wrong(part, tag.Line, $"'{tag.Name}' needs a value");
        }
    }

    private static void CheckNesting(string part, TemplateTag tag, Stack<(string Name, int Line)> open)
    {
        if (open.Count > TemplateLimits.Depth)
        {
            throw Wrong(part, tag.Line, $"sections are nested more than {TemplateLimits.Depth} deep");
        }

        if (open.Count(section => !TemplateFunctions.Once.Contains(section.Name)) > TemplateLimits.Loops)
        {
            throw Wrong(part, tag.Line, $"repeating sections are nested more than {TemplateLimits.Loops} deep");
        }
    }

    private static void Close(string part, TemplateTag tag, Stack<(string Name, int Line)> open)
    {
        if (!open.TryPop(out var section))
        {
            throw Wrong(part, tag.Line, $"{{{{/{tag.Name}}}}} closes nothing");
        }

        if (section.Name != tag.Name)
        {
            throw Wrong(part, tag.Line, $"{{{{/{tag.Name}}}}} stands where {{{{/{section.Name}}}}} of line {section.Line} is missing");
        }
    }
}
