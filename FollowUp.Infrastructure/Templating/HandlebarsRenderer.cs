using System.Collections.Concurrent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using HandlebarsDotNet;

namespace FollowUp.Infrastructure.Templating;

/// <summary>Templates over Handlebars.Net. Thread-safe; compiled templates are kept until there are too many.</summary>
internal sealed class HandlebarsRenderer : ITemplateRenderer
{
    private const int MostKept = 2000;

    private readonly IHandlebars html = HandlebarsEnvironment.Create(escape: true);
    private readonly IHandlebars plain = HandlebarsEnvironment.Create(escape: false);
    private readonly ConcurrentDictionary<(Guid, int), CompiledTemplate> compiled = new();

    public RenderedTemplate Render(TemplateSource template, IReadOnlyDictionary<string, object?> model) => Find(template).Render(model);

    public void Check(string? subject, string? html, string text)
    {
        CheckPart("subject", subject, plain);
        CheckPart("html", html, this.html);
        CheckPart("text", text, plain);
    }

    private static void CheckPart(string part, string? words, IHandlebars environment)
    {
        if (string.IsNullOrEmpty(words))
        {
            return;
        }

        TemplateSyntax.Check(part, words);
        try
        {
            CompiledPart.Compile(environment, words, TemplateLimits.RenderedHtml).Render(new Dictionary<string, object?>());
        }
        catch (TemplateException error)
        {
            throw new InputException(part, error.Message.TrimEnd('.'));
        }
    }

    private CompiledTemplate Find(TemplateSource template)
    {
        // A preview may bear the id and version of what is stored, with other words.
        if (compiled.TryGetValue((template.Id, template.Version), out var known) && known.Source == template)
        {
            return known;
        }

        if (compiled.Count >= MostKept)
        {
            compiled.Clear();
        }

        return compiled[(template.Id, template.Version)] = new CompiledTemplate(template, html, plain);
    }
}
