using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Web.Endpoints;

/// <summary>A template as it is sent to us.</summary>
/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>whatsapp</c>; stays as it is.</param>
/// <param name="Kind"><c>request</c>, <c>reminder</c> or <c>message</c>; stays as it is.</param>
/// <param name="Attachments">Ids of files from <c>/api/v1/media</c>, in their order.</param>
/// <param name="Text">Made from the approved template's words where one is sent.</param>
internal sealed record TemplateBody(
    string? Name = null, string? Channel = null, string? Kind = null, string? Subject = null, string? Html = null, string? Text = null, WhatsAppBody? WhatsApp = null,
    IReadOnlyList<string?>? Attachments = null, int? Version = null)
{
    /// <summary>What a change starts from: without version, so that what is left out stays.</summary>
    public static TemplateBody Of(Template template) => new(
        template.Name, ApiText.Of(template.Channel), ApiText.Of(template.Kind), template.Subject, template.Html, template.Text, WhatsAppBody.Of(template.WhatsAppWords),
        [.. template.Attachments.Select(row => row.MediaId.ToString("D"))]);

    /// <exception cref="InputException">A field cannot be read; names it.</exception>
    public TemplateInput Input() => new(
        Name ?? "", ApiText.Read<Channel>("channel", Channel ?? ""), ApiText.Read<TemplateKind>("kind", Kind ?? ""), Subject, Html, Text ?? "")
    {
        WhatsApp = WhatsApp?.Words(),
        Attachments = [.. (Attachments ?? []).Select((id, at) => ApiText.ReadId($"attachments[{at}]", id ?? ""))],
    };
}
