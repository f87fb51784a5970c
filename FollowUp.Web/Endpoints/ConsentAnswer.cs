using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary>One line of the ledger.</summary>
/// <param name="Position">From 1, without gaps.</param>
/// <param name="Address">Null once the person was erased.</param>
internal sealed record ConsentAnswer(
    Guid Id,
    long Position,
    Guid? ContactId,
    string Channel,
    string Purpose,
    string Decision,
    string? Basis,
    string Source,
    string? Wording,
    string? Address,
    string AddressHash,
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    DateTimeOffset? ExpiresAt,
    PersonalAnswer? Evidence,
    string? ProofHash,
    string PreviousHash,
    string Hash)
{
    public static ConsentAnswer Of(ConsentEntry line) => new(
        line.Id, line.Position, line.ContactId, ApiText.Of(line.Channel), ApiText.Of(line.Purpose), ApiText.Of(line.Decision), ConsentWords.Of(line.Basis), line.Source, line.Wording, line.Address,
        line.AddressHash, line.At.ToDateTimeOffset(), line.RecordedAt.ToDateTimeOffset(), line.ExpiresAt?.ToDateTimeOffset(), PersonalAnswer.Of(line.Personal), line.ProofHash, line.PreviousHash, line.Hash);
}

/// <summary>What of the evidence tells about a person.</summary>
internal sealed record PersonalAnswer(
    string? Ip, string? UserAgent, string? RecordedBy, string? Note, string? ProofName, DateTimeOffset? RequestedAt, string? RequestedIp, string? RequestedUserAgent)
{
    public static PersonalAnswer? Of(string? stored)
        => stored is not null && Json.Read<PersonalEvidence>(stored) is var personal
            ? new(personal.Ip, personal.UserAgent, personal.RecordedBy, personal.Note, personal.ProofName, personal.RequestedAt?.ToDateTimeOffset(), personal.RequestedIp, personal.RequestedUserAgent)
            : null;
}

/// <summary>What counts for a contact now, and how it came about, newest first.</summary>
internal sealed record ContactConsentAnswer(IReadOnlyList<ConsentStateAnswer> States, IReadOnlyList<ConsentAnswer> Lines)
{
    public static ContactConsentAnswer Of(ContactConsent contact) => new([.. contact.States.Select(ConsentStateAnswer.Of)], [.. contact.Lines.Select(ConsentAnswer.Of)]);
}

/// <param name="EntryId">The line it comes from.</param>
internal sealed record ConsentStateAnswer(string Channel, string Purpose, string Decision, string? Basis, DateTimeOffset At, DateTimeOffset? ExpiresAt, Guid EntryId)
{
    public static ConsentStateAnswer Of(ConsentState state) => new(
        ApiText.Of(state.Channel), ApiText.Of(state.Purpose), ApiText.Of(state.Decision), ConsentWords.Of(state.Basis), state.At.ToDateTimeOffset(), state.ExpiresAt?.ToDateTimeOffset(), state.EntryId);
}

/// <summary>What came of a verification.</summary>
/// <param name="Intact">Every line is as it was written, in its place, and none is missing.</param>
/// <param name="Hash">Of the last line.</param>
internal sealed record LedgerReportAnswer(bool Intact, long Lines, string Hash, DateTimeOffset CheckedAt, LedgerBreakAnswer? Break)
{
    public static LedgerReportAnswer Of(LedgerReport report) => new(
        report.Break is null, report.Lines, report.Hash, report.CheckedAt.ToDateTimeOffset(),
        report.Break is { } broken ? new(char.ToLowerInvariant(broken.Kind.ToString()[0]) + broken.Kind.ToString()[1..], broken.Position, broken.Sentence) : null);
}

/// <param name="Kind"><c>changed</c>, <c>missing</c>, <c>moved</c>, <c>tailMissing</c>, <c>headChanged</c> or <c>stateDiffers</c>.</param>
internal sealed record LedgerBreakAnswer(string Kind, long Position, string Reason);
