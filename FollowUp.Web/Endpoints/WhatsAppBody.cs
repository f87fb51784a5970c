using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Web.Endpoints;

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
