using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Core.Templates;

/// <summary>Fills templates in. Compiled templates are kept by id and version.</summary>
public interface ITemplateRenderer
{
    /// <summary>HTML values are escaped in HTML and plain elsewhere; a variable that is not known becomes empty.</summary>
    /// <param name="model">Nested dictionaries, lists, strings, numbers and booleans.</param>
    /// <exception cref="TemplateException">The template does not parse or a helper failed.</exception>
    RenderedTemplate Render(TemplateSource template, IReadOnlyDictionary<string, object?> model);

    /// <summary>Parses every part.</summary>
    /// <exception cref="InputException">Names the part (<c>subject</c>, <c>html</c>, <c>text</c>), the line and what is wrong.</exception>
    void Check(string? subject, string? html, string text);
}

/// <summary>The words of one template in one version.</summary>
public sealed record TemplateSource(Guid Id, int Version, Channel Channel, string? Subject, string? Html, string Text)
{
    /// <summary>What its messages take along.</summary>
    public IReadOnlyList<AttachedFile> Attachments { get; init; } = [];

    /// <summary>JSON of its <see cref="WhatsApp.WhatsAppWords"/>, if it has any.</summary>
    public string? WhatsAppWords { get; init; }

    public static TemplateSource Of(Template template)
        => new(template.Id, template.Version, template.Channel, template.Subject, template.Html, template.Text) { WhatsAppWords = template.WhatsAppWords };
}

/// <summary>A template with its variables filled in.</summary>
public sealed record RenderedTemplate(string? Subject, string? Html, string Text)
{
    /// <summary>WhatsApp only: what goes beside the text, the values of an approved template filled in.</summary>
    public WhatsAppWords? WhatsApp { get; init; }
}

/// <summary>A template cannot be rendered; sending it again would fail the same way.</summary>
public sealed class TemplateException(string message, Exception? inner = null) : Exception(message, inner);
