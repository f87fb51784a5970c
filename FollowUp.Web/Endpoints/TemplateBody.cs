using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Web.Endpoints;

/// <summary>A template as it is sent to us.</summary>
/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>whatsapp</c>; stays as it is.</param>
/// <param name="Kind"><c>request</c>, <c>reminder</c> or <c>message</c>; stays as it is.</param>
/// <param name="Text">Made from the approved template's words where one is sent.</param>
internal sealed record TemplateBody(
    string? Name = null, string? Channel = null, string? Kind = null, string? Subject = null, string? Html = null, string? Text = null, WhatsAppBody? WhatsApp = null, int? Version = null)
{
    /// <summary>What a change starts from: without version, so that what is left out stays.</summary>
    public static TemplateBody Of(Template template) => new(
        template.Name, ApiText.Of(template.Channel), ApiText.Of(template.Kind), template.Subject, template.Html, template.Text, WhatsAppBody.Of(template.WhatsAppWords));

    /// <exception cref="InputException">A field cannot be read; names it.</exception>
    public TemplateInput Input() => new(
        Name ?? "", ApiText.Read<Channel>("channel", Channel ?? ""), ApiText.Read<TemplateKind>("kind", Kind ?? ""), Subject, Html, Text ?? "") { WhatsApp = WhatsApp?.Words() };
}

/// <summary>WhatsApp's part: an approved template, or what goes beside the text of a session message.</summary>
/// <param name="Replies">Buttons to answer by.</param>
internal sealed record WhatsAppBody(WhatsAppApprovedBody? Approved = null, IReadOnlyList<string>? Replies = null, WhatsAppListBody? List = null)
{
    public static WhatsAppBody? Of(string? stored)
        => stored is null || Json.Read<WhatsAppWords>(stored) is not { } words ? null : new WhatsAppBody(
            words.Approved is { } use ? new WhatsAppApprovedBody(use.Template.ToString("D"), use.Values.ToDictionary(pair => pair.Key, string? (pair) => pair.Value)) : null,
            words.Replies.Count == 0 ? null : words.Replies,
            words.List is { } list ? new WhatsAppListBody(list.Label, [.. list.Rows.Select(row => new WhatsAppRowBody(row.Title, row.Description))]) : null);

    public WhatsAppWords Words() => new()
    {
        Approved = Approved?.Use(),
        Replies = [.. (Replies ?? []).Select(title => title ?? "")],
        List = List is null ? null : new WhatsAppList(List.Label ?? "", [.. (List.Rows ?? []).Select(row => new WhatsAppChoice(row?.Title ?? "", row?.Description))]),
    };
}

/// <param name="Template">Id from <c>/api/v1/channel-accounts/{id}/templates</c>.</param>
/// <param name="Values">By key, such as <c>body.1</c>; each may hold variables.</param>
internal sealed record WhatsAppApprovedBody(string? Template = null, Dictionary<string, string?>? Values = null)
{
    public ApprovedUse Use() => new(
        ApiText.ReadId("whatsApp.approved.template", Template ?? ""),
        (Values ?? []).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!));
}

internal sealed record WhatsAppListBody(string? Label = null, IReadOnlyList<WhatsAppRowBody>? Rows = null);

internal sealed record WhatsAppRowBody(string? Title = null, string? Description = null);

internal sealed record TemplateAnswer(
    Guid Id, string Name, string Channel, string Kind, string? Subject, string? Html, string Text, WhatsAppBody? WhatsApp, bool Archived, DateTimeOffset UpdatedAt, int Version)
{
    public static TemplateAnswer Of(Template template) => new(
        template.Id, template.Name, ApiText.Of(template.Channel), ApiText.Of(template.Kind), template.Subject, template.Html, template.Text, WhatsAppBody.Of(template.WhatsAppWords),
        template.Archived, template.UpdatedAt.ToDateTimeOffset(), template.Version);
}
