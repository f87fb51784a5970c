using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using HandlebarsDotNet;

namespace FollowUp.Infrastructure.Templating;

/// <summary>One version of a template, parsed and compiled.</summary>
internal sealed class CompiledTemplate
{
    private readonly CompiledPart? subject;
    private readonly CompiledPart? html;

    /// <summary>Null when the text has to be made from each rendered HTML.</summary>
    private readonly CompiledPart? text;

    private readonly WhatsAppWords? whatsApp;

    /// <summary>Values of an approved template by key.</summary>
    private readonly Dictionary<string, CompiledPart> values = [];

    public CompiledTemplate(TemplateSource source, IHandlebars escaping, IHandlebars plain)
    {
        Source = source;
        subject = string.IsNullOrEmpty(source.Subject) ? null : CompiledPart.Compile(plain, source.Subject, TemplateLimits.RenderedText);
        html = string.IsNullOrEmpty(source.Html) ? null : CompiledPart.Compile(escaping, source.Html, TemplateLimits.RenderedHtml);
        text = html is null || !string.IsNullOrWhiteSpace(source.Text)
            ? CompiledPart.Compile(plain, source.Text, TemplateLimits.RenderedText)
            : FromHtml(source.Html!, plain);
        whatsApp = source.WhatsAppWords is { } words ? Json.Read<WhatsAppWords>(words) : null;
        foreach (var (key, value) in whatsApp?.Approved?.Values ?? new Dictionary<string, string>())
        {
            values[key] = CompiledPart.Compile(plain, value, TemplateLimits.RenderedText);
        }
    }

    public TemplateSource Source { get; }

    public RenderedTemplate Render(IReadOnlyDictionary<string, object?> model)
    {
        var renderedHtml = html?.Render(model);
        var renderedText = text?.Render(model) ?? PlainText.Of(renderedHtml!);
        return new RenderedTemplate(subject is null ? null : OneLine(subject.Render(model)), renderedHtml, renderedText)
        {
            WhatsApp = whatsApp is { Approved: { } use } ? whatsApp with { Approved = use with { Values = values.ToDictionary(pair => pair.Key, pair => pair.Value.Render(model)) } } : whatsApp,
        };
    }

    /// <summary>Makes the text once for all messages; sections may cut through elements, so templates with sections cannot be read before they are filled in.</summary>
    private static CompiledPart? FromHtml(string html, IHandlebars plain)
    {
        if (html.Contains("{{#", StringComparison.Ordinal) || html.Contains("{{^", StringComparison.Ordinal) || html.Contains("{{~", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var words = PlainText.Of(html);
            TemplateSyntax.Check("text", words);
            return CompiledPart.Compile(plain, words, TemplateLimits.RenderedText);
        }
        catch (Exception error) when (error is InputException or TemplateException)
        {
            return null;
        }
    }

    private static string OneLine(string subject)
    {
        var line = string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = line.AsSpan().ContainsAnyInRange('\0', '\u001f') ? string.Concat(line.Where(c => !char.IsControl(c))) : line;
        return line.Length <= TemplateLimits.Subject ? line : line[..TemplateLimits.Subject];
    }
}
