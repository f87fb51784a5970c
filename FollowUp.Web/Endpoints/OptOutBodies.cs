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
