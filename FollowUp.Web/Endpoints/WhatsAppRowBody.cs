namespace FollowUp.Web.Endpoints;

internal sealed record WhatsAppRowBody(string? Title = null, string? Description = null);
