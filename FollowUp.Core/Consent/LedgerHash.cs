using System.Globalization;
using System.Text;

namespace FollowUp.Core.Consent;

/// <summary>What of a line goes into its hash. The form never changes: lines of years ago must still verify.</summary>
public static class LedgerHash
{
    /// <summary>Stands before the first line.</summary>
    public static readonly string Start = new('0', 64);

    public static string Of(IKeyedHashes hashes, ConsentEntry entry) => hashes.Of(Text(entry));

    /// <summary>Length before value, so that no two lines read the same.</summary>
    private static string Text(ConsentEntry entry)
    {
        var text = new StringBuilder("followup-consent-1");
        foreach (var value in Values(entry))
        {
            text.Append('\n').Append(value is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{value.Length}:{value}"));
        }

        return text.ToString();
    }

    private static IEnumerable<string?> Values(ConsentEntry entry) =>
    [
        entry.PreviousHash, entry.Id.ToString("N"), entry.OrganizationId.ToString("N"), Number(entry.Position), entry.ContactId?.ToString("N"),
        Number((int)entry.Channel), Number((int)entry.Purpose), Number((int)entry.Decision), entry.Basis is { } basis ? Number((int)basis) : null,
        entry.Source, entry.Wording, entry.AddressHash, entry.PersonalHash, entry.ProofHash,
        Number(entry.At.ToUnixTimeMilliseconds()), Number(entry.RecordedAt.ToUnixTimeMilliseconds()),
        entry.ExpiresAt is { } end ? Number(end.ToUnixTimeMilliseconds()) : null,
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
