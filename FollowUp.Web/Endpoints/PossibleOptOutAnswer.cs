using FollowUp.Core.Consent;

namespace FollowUp.Web.Endpoints;

/// <summary>A message that may be an opt-out.</summary>
/// <param name="Status"><c>open</c>, <c>optedout</c> or <c>nooptout</c>.</param>
internal sealed record PossibleOptOutAnswer(
    Guid Id, string Channel, string? Address, Guid? ContactId, string? Contact, string? Words, DateTimeOffset At, string Status, string? DecidedBy, DateTimeOffset? DecidedAt)
{
    public static PossibleOptOutAnswer Of(PossibleOptOutRow row) => new(
        row.Id, ApiText.Of(row.Channel), row.Address, row.ContactId, row.Contact, row.Words, row.At.ToDateTimeOffset(), ApiText.Of(row.Status), row.DecidedBy, row.DecidedAt?.ToDateTimeOffset());
}
