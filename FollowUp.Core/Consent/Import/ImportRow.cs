using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Consent.Import;

/// <summary>One row of an import, understood. Two that are equal are the same row.</summary>
public sealed record ImportRow(Channel Channel, string Address, ConsentPurpose Purpose, ConsentBasis Basis, string Source, string? Wording, Instant At, string? Ip)
{
    /// <summary>Columns of the file; <c>email</c>, <c>phone</c>, <c>wording</c> and <c>ip</c> may be missing.</summary>
    public static readonly IReadOnlyList<string> Columns = ["email", "phone", "channel", "purpose", "basis", "source", "wording", "at", "ip"];

    /// <param name="cell">Trimmed text of a column; null when empty.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>Null when something is.</returns>
    public static ImportRow? Read(int line, Func<string, string?> cell, IPhoneNumbers phones, Instant now, ICollection<RowError> errors)
    {
        var before = errors.Count;
        var channel = Choice<Channel>("channel");
        var purpose = Choice<ConsentPurpose>("purpose");
        var basis = Choice<ConsentBasis>("basis");
        var address = channel is null ? null : channel == Channel.Email ? Email() : Phone();
        var source = cell("source");
        Refuse("source", source is null || source.Length > ToldConsent.LongestSource, $"must be 1 to {ToldConsent.LongestSource} characters");
        var wording = cell("wording");
        Refuse("wording", wording?.Length > ToldConsent.LongestWording, $"must be at most {ToldConsent.LongestWording} characters");
        var ip = cell("ip");
        Refuse("ip", ip is not null && !System.Net.IPAddress.TryParse(ip, out _), "must be an IP address");
        var at = cell("at") is { } text ? OffsetDateTimePattern.ExtendedIso.Parse(text) : null;
        Refuse("at", at is not { Success: true }, "must be a time with its offset such as 2026-03-01T09:30:00Z");
        var decided = at is { Success: true } ? Instant.FromUnixTimeMilliseconds(at.Value.ToInstant().ToUnixTimeMilliseconds()) : now;
        foreach (var error in ConsentRecordRules.Times(decided, null, now))
        {
            Refuse(error.Field, true, error.Message);
        }

        return errors.Count == before ? new ImportRow(channel!.Value, address!, purpose!.Value, basis!.Value, source!, wording, decided, ip) : null;

        string? Email()
        {
            var email = EmailAddress.Normalise(cell("email"));
            Refuse("email", email is null, "must be a valid e-mail address");
            return email;
        }

        string? Phone()
        {
            var reading = cell("phone") is { } typed ? phones.Read(typed) : PhoneReading.Refused("is missing");
            Refuse("phone", reading.Number is null, reading.Reason ?? "is not a number");
            return reading.Number;
        }

        T? Choice<T>(string column)
            where T : struct, Enum
        {
            var word = cell(column)?.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
            if (Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return Enum.Parse<T>(found);
            }

            Refuse(column, true, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
            return null;
        }

        void Refuse(string field, bool wrong, string message)
        {
            if (wrong)
            {
                errors.Add(new RowError(line, field, message));
            }
        }
    }

    /// <param name="proofHash">SHA-256 of the proof file.</param>
    public NewConsent Decided(Guid? contactId, string recordedBy, string proofName, string proofHash) => new(contactId, Channel, Address, Purpose, ConsentDecision.Given, Source, At)
    {
        Basis = Basis,
        Wording = Wording,
        Personal = new PersonalEvidence(Ip, RecordedBy: recordedBy, ProofName: proofName),
        ProofHash = proofHash,
    };
}
