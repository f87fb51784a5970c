using FollowUp.Core.Privacy;

namespace FollowUp.Web.Endpoints;

/// <summary>What a person asked for.</summary>
/// <param name="Kind"><c>access</c>, <c>erasure</c>, <c>restriction</c>, <c>rectification</c> or <c>objection</c>.</param>
/// <param name="Law"><c>gdpr</c> or <c>ccpa</c>.</param>
/// <param name="Status"><c>open</c>, <c>done</c> or <c>refused</c>.</param>
internal sealed record PrivacyRequestAnswer(
    Guid Id, string Kind, string Law, string Status, Guid? ContactId, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, DateTimeOffset? ClosedAt, string RecordedBy, string? ClosedBy, string? Note, string? Result)
{
    public static PrivacyRequestAnswer Of(PrivacyRequest row) => new(
        row.Id, ApiText.Of(row.Kind), ApiText.Of(row.Law), ApiText.Of(row.Status), row.ContactId, row.ReceivedAt.ToDateTimeOffset(), row.DueAt.ToDateTimeOffset(), row.ClosedAt?.ToDateTimeOffset(),
        row.RecordedBy, row.ClosedBy, row.Note, row.Result);
}

/// <summary>A privacy request to be recorded.</summary>
internal sealed record PrivacyRequestBody(string? Kind, string? Law, Guid? ContactId, string? ReceivedAt, string? DueAt, string? Note)
{
    /// <exception cref="Core.Kernel.InputException">A value cannot be read; names it.</exception>
    public NewPrivacyRequest Read() => new(
        ApiText.Read<PrivacyRequestKind>("kind", Kind ?? ""),
        Law is null ? PrivacyLaw.Gdpr : ApiText.Read<PrivacyLaw>("law", Law),
        ContactId,
        ReceivedAt is null ? null : ApiText.ReadTime("receivedAt", ReceivedAt),
        DueAt is null ? null : ApiText.ReadTime("dueAt", DueAt),
        Note);
}

/// <summary>What came of a privacy request.</summary>
internal sealed record PrivacyChangeBody(string? Status, string? DueAt, string? Result)
{
    /// <exception cref="Core.Kernel.InputException">A value cannot be read; names it.</exception>
    public PrivacyRequestChange Read() => new(
        Status is null ? null : ApiText.Read<PrivacyRequestStatus>("status", Status), DueAt is null ? null : ApiText.ReadTime("dueAt", DueAt), Result);
}

/// <param name="Confirm">The contact's e-mail address or number.</param>
internal sealed record EraseBody(string? Confirm);

/// <param name="Done">Percent of the erasure that is done; null when there is none.</param>
/// <param name="Rows">Rows emptied or removed.</param>
internal sealed record PersonStandingAnswer(Guid ContactId, DateTimeOffset? RestrictedAt, DateTimeOffset? ErasedAt, int? Done, int Rows)
{
    public static PersonStandingAnswer Of(PersonStanding standing)
        => new(standing.ContactId, standing.RestrictedAt?.ToDateTimeOffset(), standing.ErasedAt?.ToDateTimeOffset(), standing.Done, standing.Rows);
}
