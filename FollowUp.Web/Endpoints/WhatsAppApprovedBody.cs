using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Web.Endpoints;

/// <param name="Template">Id from <c>/api/v1/channel-accounts/{id}/templates</c>.</param>
/// <param name="Values">By key, such as <c>body.1</c>; each may hold variables.</param>
internal sealed record WhatsAppApprovedBody(string? Template = null, Dictionary<string, string?>? Values = null)
{
    public ApprovedUse Use() => new(
        ApiText.ReadId("whatsApp.approved.template", Template ?? ""),
        (Values ?? []).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!));
}
