using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Web.Endpoints;

/// <param name="Problem">Why the provider could not be asked; null when it answered.</param>
internal sealed record TemplateSyncAnswer(Guid AccountId, int Approved, int Listed, DateTimeOffset? SyncedAt, string? Problem, string? Quality, string? MessagingLimit)
{
    public static TemplateSyncAnswer Of(TemplateAccount account) => new(account.Id, account.Approved, account.Listed, account.Synced?.ToDateTimeOffset(), account.Problem, account.Quality, account.Limit);
}
