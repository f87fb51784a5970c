namespace FollowUp.Web.Endpoints;

internal sealed record WhatsAppListBody(string? Label = null, IReadOnlyList<WhatsAppRowBody>? Rows = null);
