using FollowUp.Core.Templates;

namespace FollowUp.Web.Endpoints;

/// <param name="Attachments">Ids of files, in their order.</param>
internal sealed record TemplateAnswer(
    Guid Id, string Name, string Channel, string Kind, string? Subject, string? Html, string Text, WhatsAppBody? WhatsApp,
    IReadOnlyList<Guid> Attachments, bool Archived, DateTimeOffset UpdatedAt, int Version)
{
    public static TemplateAnswer Of(Template template) => new(
        template.Id, template.Name, ApiText.Of(template.Channel), ApiText.Of(template.Kind), template.Subject, template.Html, template.Text, WhatsAppBody.Of(template.WhatsAppWords),
        [.. template.Attachments.Select(row => row.MediaId)], template.Archived, template.UpdatedAt.ToDateTimeOffset(), template.Version);
}
