using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Tables;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Consent.Ledger;

/// <summary>Evidence in words, the same in CSV and PDF.</summary>
public static class EvidenceText
{
    private static readonly ZonedDateTimePattern Time = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd' 'HH':'mm':'ss' 'z' ('o<m>')'", DateTimeZoneProviders.Tzdb);

    private static readonly string[] Columns =
    [
        "position", "decided at", "channel", "purpose", "decision", "basis", "source", "wording", "address", "expires at", "ip", "user agent",
        "requested at", "requested from ip", "recorded by", "note", "proof file", "proof sha-256", "recorded at", "erased at", "address hash", "evidence hash", "previous hash", "hash",
    ];

    /// <summary>One line for each line of the ledger, after some about the whole.</summary>
    public static string Csv(ConsentEvidence evidence) => CsvText.Of(
    [
        .. Facts(evidence).Select(fact => new[] { fact.Name, fact.Value }),
        [""],
        Columns,
        .. evidence.Lines.Select(line => Cells(line, evidence.TimeZone).Select(pair => pair.Value).ToArray()),
    ]);

    /// <summary>What stands above the lines.</summary>
    public static IReadOnlyList<(string Name, string Value)> Facts(ConsentEvidence evidence) =>
    [
        ("Organization", evidence.Organization),
        ("Contact", evidence.Contact.Name),
        ("E-mail address", evidence.Contact.Email ?? "not known"),
        ("Phone number", evidence.Contact.Phone ?? "not known"),
        ("Lines about them", evidence.Lines.Count.ToString(CultureInfo.InvariantCulture)),
        ("Made", $"{At(evidence.Verification.CheckedAt, evidence.TimeZone)} by {evidence.MadeBy}"),
        ("Ledger verified", evidence.Verification.Break is { } broken
            ? $"BROKEN. {broken.Sentence}"
            : string.Create(CultureInfo.InvariantCulture, $"Intact. All {evidence.Verification.Lines} lines of the organization's ledger hold together.")),
        ("Hash of the last line", evidence.Verification.Hash),
    ];

    /// <summary>A line with what each value is; empty where there is none.</summary>
    public static IReadOnlyList<(string Name, string Value)> Cells(ConsentEntry line, string timeZone)
    {
        var personal = line.Personal is null ? new PersonalEvidence() : Json.Read<PersonalEvidence>(line.Personal);
        string?[] values =
        [
            line.Position.ToString(CultureInfo.InvariantCulture), At(line.At, timeZone), line.Channel.ToString(), line.Purpose.ToString(), line.Decision.ToString(),
            line.Basis is null ? null : ConsentCheck.Words(line.Basis), line.Source, line.Wording, line.Address ?? "erased", At(line.ExpiresAt, timeZone), personal.Ip, personal.UserAgent,
            At(personal.RequestedAt, timeZone), personal.RequestedIp, personal.RecordedBy, personal.Note, personal.ProofName, line.ProofHash, At(line.RecordedAt, timeZone), At(line.ErasedAt, timeZone),
            line.AddressHash, line.PersonalHash, line.PreviousHash, line.Hash,
        ];
        return [.. Columns.Zip(values, (name, value) => (name, value ?? ""))];
    }

    /// <summary>With its zone, such as <c>2026-03-01 10:00:00 Europe/Stockholm (+01:00)</c>.</summary>
    public static string? At(Instant? instant, string timeZone)
        => instant is { } at ? Time.Format(at.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc)) : null;
}
