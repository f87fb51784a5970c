using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <param name="Channel"><c>email</c>, <c>sms</c> or <c>whatsapp</c>.</param>
internal sealed record KeywordBody(string? Text, string? Channel)
{
    public const int Longest = 10_000;
}

/// <param name="Action"><c>stop</c>, <c>start</c>, <c>help</c> or <c>none</c>.</param>
/// <param name="Flagged">Somebody has to look: it may be an opt-out.</param>
internal sealed record KeywordCheckAnswer(string Action, bool Flagged);

/// <param name="Channel">All of them when left out.</param>
/// <param name="Reason">How the contact said it.</param>
internal sealed record ContactOptOutBody(string? Channel, string? Reason);

/// <param name="Address">E-mail address, or number with its country code.</param>
/// <param name="Reason">How the person said it.</param>
internal sealed record AddressOptOutBody(string? Address, string? Channel, string? Reason);

internal sealed record NoteBody(string? Note);

/// <summary>One address that nothing is sent to.</summary>
/// <param name="Address">Null once the person was erased.</param>
internal sealed record SuppressionAnswer(Guid Id, string? Address, string Channel, string Reason, string Source, string? Note, DateTimeOffset Since)
{
    public static SuppressionAnswer Of(SuppressionLine line)
        => new(line.Id, line.Address, ApiText.Of(line.Channel), ApiText.Of(line.Reason), line.Source, line.Note, line.CreatedAt.ToDateTimeOffset());
}

/// <summary>A message that may be an opt-out.</summary>
/// <param name="Status"><c>open</c>, <c>optedout</c> or <c>nooptout</c>.</param>
internal sealed record PossibleOptOutAnswer(
    Guid Id, string Channel, string? Address, Guid? ContactId, string? Contact, string? Words, DateTimeOffset At, string Status, string? DecidedBy, DateTimeOffset? DecidedAt)
{
    public static PossibleOptOutAnswer Of(PossibleOptOutRow row) => new(
        row.Id, ApiText.Of(row.Channel), row.Address, row.ContactId, row.Contact, row.Words, row.At.ToDateTimeOffset(), ApiText.Of(row.Status), row.DecidedBy, row.DecidedAt?.ToDateTimeOffset());
}

/// <summary>Which addresses are wanted.</summary>
internal sealed class OptOutListQuery : ListQuery
{
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <summary><c>optedout</c>, <c>bounced</c>, <c>complained</c> or <c>donotcontact</c>.</summary>
    [FromQuery(Name = "reason")]
    public string? Reason { get; init; }

    /// <exception cref="InputException">Not one of the words.</exception>
    public SuppressionFilter FilterOf() => new(
        string.IsNullOrEmpty(Channel) ? null : ApiText.Read<Channel>("channel", Channel), string.IsNullOrEmpty(Reason) ? null : ApiText.Read<SuppressionReason>("reason", Reason), Search);
}

/// <summary>Which messages that may be opt-outs are wanted.</summary>
internal sealed class PossibleOptOutListQuery : ListQuery
{
    /// <summary><c>open</c>, which is meant when it is left out, or <c>decided</c>.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <exception cref="InputException">Not one of the words.</exception>
    public bool OpenOf() => Status switch
    {
        null or "" or "open" => true,
        "decided" => false,
        _ => throw new InputException("status", "must be open or decided"),
    };
}
