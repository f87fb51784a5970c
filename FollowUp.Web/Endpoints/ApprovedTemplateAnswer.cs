using FollowUp.Core.Templates.WhatsApp;

namespace FollowUp.Web.Endpoints;

/// <param name="Problem">Why it does not go out; null when it does.</param>
/// <param name="Values">Keys of the values it takes.</param>
internal sealed record ApprovedTemplateAnswer(
    Guid Id, Guid AccountId, string ProviderId, string Name, string Language, string Category, string Status, string? Problem, string? Quality,
    ApprovedHeader? Header, string Body, string? Footer, IReadOnlyList<ApprovedButton> Buttons, IReadOnlyList<string> Values, DateTimeOffset SyncedAt)
{
    public static ApprovedTemplateAnswer Of(ApprovedTemplate row)
    {
        var content = row.Read();
        return new ApprovedTemplateAnswer(
            row.Id, row.AccountId, row.ProviderId, row.Name, row.Language, row.Category, ApiText.Of(row.Status), ApprovalWords.Problem(row, null), row.Quality,
            content.Header, content.Body, content.Footer, content.Buttons, content.Keys, row.SyncedAt.ToDateTimeOffset());
    }
}
