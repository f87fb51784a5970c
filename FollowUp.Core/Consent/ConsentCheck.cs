using System.Globalization;
using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Consent;

/// <summary>
/// Whether consent is enough. A purpose that is not declared is stopped by a withdrawal and by an unconfirmed double opt-in
/// of marketing alone. A contact the organization has counts as implied consent, until the ledger says otherwise. Pure.
/// </summary>
public static class ConsentCheck
{
    /// <returns>Null when it is enough.</returns>
    public static ConsentLack? Of(ConsentStanding standing, Channel channel, Instant now)
    {
        var purpose = standing.Purpose ?? ConsentPurpose.Marketing;
        var known = purpose == ConsentPurpose.Marketing ? standing.Marketing : standing.Transactional;
        var needed = standing.Purpose is null ? null : standing.Rule.Needed(purpose);
        var what = $"{(purpose == ConsentPurpose.Marketing ? "marketing" : "transactional messages")} by {Words(channel)}";
        return known?.Decision switch
        {
            ConsentDecision.Withdrawn => Lack($"Consent to {what} was withdrawn.", always: true),
            ConsentDecision.Pending when needed is not null || standing.Purpose is null => Lack($"Consent to {what} waits for its confirmation."),
            _ when needed is null => null,
            null when needed == ConsentBasis.Implied => null,
            null => Lack($"There is no consent to {what}."),
            ConsentDecision.Given when known.ExpiresAt <= now => Lack($"Consent to {what} has expired."),
            ConsentDecision.Given when known.Basis >= needed => null,
            ConsentDecision.Given => Lack($"Consent to {what} is {Words(known.Basis)}; it must be {Words(needed)}."),
            ConsentDecision.Erased => Lack($"The person was erased and has not given new consent to {what}."),
            _ => Lack($"The ledger says something of {what} that this version cannot read."),
        };

        ConsentLack Lack(string reason, bool always = false) => new(
            reason,
            $"purpose {standing.Purpose?.ToString().ToLowerInvariant() ?? "not declared"}, needed {Words(needed)}, found {Found(known)}",
            always);
    }

    /// <summary>In plain words.</summary>
    public static string Words(ConsentBasis? basis) => basis switch
    {
        ConsentBasis.Implied => "implied",
        ConsentBasis.Verbal => "verbal",
        ConsentBasis.ExpressWritten => "express written",
        _ => "none",
    };

    private static string Words(Channel channel) => channel switch
    {
        Channel.Email => "e-mail",
        Channel.Sms => "SMS",
        _ => channel.ToString(),
    };

    private static string Found(KnownConsent? known)
    {
        if (known is null)
        {
            return "no ledger line";
        }

        var line = known.Position is { } position ? string.Create(CultureInfo.InvariantCulture, $"ledger line {position}") : $"ledger entry {known.EntryId:D}";
        var basis = known.Basis is null ? "" : $" {Words(known.Basis)}";
        var end = known.ExpiresAt is { } at ? $", until {InstantPattern.General.Format(at)}" : "";
        return $"{known.Decision.ToString().ToLowerInvariant()}{basis}{end} ({line})";
    }
}

/// <summary>Why consent is not enough.</summary>
/// <param name="Input">What was looked at: purpose, needed and found basis, ledger line.</param>
/// <param name="Always">Holds in shadow too.</param>
public sealed record ConsentLack(string Reason, string Input, bool Always);
