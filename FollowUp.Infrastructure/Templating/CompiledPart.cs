using FollowUp.Core.Templates;
using HandlebarsDotNet;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Subject, HTML or text of a template as a compiled function.</summary>
internal sealed class CompiledPart
{
    private readonly string? constant;
    private readonly HandlebarsTemplate<TextWriter, object, object>? template;
    private readonly int longest;

    private CompiledPart(string? constant, HandlebarsTemplate<TextWriter, object, object>? template, int longest)
    {
        this.constant = constant;
        this.template = template;
        this.longest = longest;
    }

    /// <param name="longest">Characters of output at most.</param>
    /// <exception cref="TemplateException">It does not parse.</exception>
    public static CompiledPart Compile(IHandlebars environment, string words, int longest)
    {
        if (!words.Contains("{{", StringComparison.Ordinal))
        {
            return new CompiledPart(words, null, longest);
        }

        try
        {
            using var reader = new StringReader(words);
            return new CompiledPart(null, environment.Compile(reader), longest);
        }
        catch (Exception error) when (error is HandlebarsException or ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            throw new TemplateException($"The template does not parse: {error.Message}", error);
        }
    }

    /// <exception cref="TemplateException">A function failed or the output is too long.</exception>
    public string Render(IReadOnlyDictionary<string, object?> model)
    {
        if (template is null)
        {
            return constant!;
        }

        using var writer = new LimitedWriter(longest);
        try
        {
            template(writer, model, null!);
        }
        catch (Exception error) when (error is HandlebarsException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            throw error is { InnerException: TemplateException own } ? own : new TemplateException($"The template cannot be filled in: {error.Message}", error);
        }

        return writer.ToString();
    }
}
