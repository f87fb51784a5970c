using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>Limits of what may be recorded.</summary>
public static class ConsentRecordRules
{
    public const int LongestNote = 500;

    private static readonly Duration ClockSkew = Duration.FromMinutes(5);
    private static readonly Instant Earliest = Instant.FromUtc(1990, 1, 1, 0, 0);

    /// <exception cref="InputException">Names each field that breaks a rule.</exception>
    public static void Check(ConsentRecord record, Instant now)
    {
        var errors = new List<InputError>();
        Refuse("decision", record.Decision is not (ConsentDecision.Given or ConsentDecision.Withdrawn), "must be given or withdrawn");
        Refuse("basis", record.Decision == ConsentDecision.Given && record.Basis is null, "is missing: say how firmly consent was given");
        Refuse("basis", record.Decision != ConsentDecision.Given && record.Basis is not null, "is for consent that was given");
        Refuse("source", string.IsNullOrWhiteSpace(record.Source) || record.Source.Length > ToldConsent.LongestSource, $"must be 1 to {ToldConsent.LongestSource} characters");
        Refuse("wording", record.Wording?.Length > ToldConsent.LongestWording, $"must be at most {ToldConsent.LongestWording} characters");
        Refuse("note", record.Note?.Length > LongestNote, $"must be at most {LongestNote} characters");
        Refuse("ip", record.Ip is not null && !System.Net.IPAddress.TryParse(record.Ip, out _), "must be an IP address");
        errors.AddRange(Times(record.At, record.ExpiresAt, now));
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }

        void Refuse(string field, bool wrong, string message)
        {
            if (wrong && errors.TrueForAll(error => error.Field != field))
            {
                errors.Add(new InputError(field, message));
            }
        }
    }

    /// <summary>What is wrong with when it was given and when it ends.</summary>
    public static IEnumerable<InputError> Times(Instant? at, Instant? expiresAt, Instant now)
    {
        if (at > now + ClockSkew || at < Earliest)
        {
            yield return new InputError("at", "must be a time since 1990 that is not in the future");
        }

        if (expiresAt is { } end && end <= (at ?? now))
        {
            yield return new InputError("expiresAt", "must be later than the time at which it was given");
        }
    }
}
