using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Consent;

public sealed partial class EvidencePdfTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 9, 0);

    [Fact]
    public void Objects_stand_where_the_table_says_and_each_page_is_numbered()
    {
        var file = Encoding.ASCII.GetString(EvidencePdf.Write(Evidence(12)));

        var table = int.Parse(StartPattern().Match(file).Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal("xref", file.Substring(table, 4));
        var places = PlacePattern().Matches(file[table..]).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.All(places.Index(), place => Assert.StartsWith($"{place.Index + 1} 0 obj\n", file[place.Item..], StringComparison.Ordinal));
        var pages = file.Split("/Type /Page ").Length - 1;
        Assert.InRange(pages, 3, 20);
        Assert.Contains($"(Page {pages} of {pages})", file, StringComparison.Ordinal);
        Assert.All(LengthPattern().Matches(file), match => Assert.Equal(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Length));
    }

    [Fact]
    public void Nothing_of_a_line_is_left_out_and_no_letter_is_lost()
    {
        var file = Encoding.ASCII.GetString(EvidencePdf.Write(Evidence(1)));

        Assert.All(
            ["2026-03-01 10:00:00 Europe/Stockholm", "203.0.113.7", "(Line 1: Given for marketing by Email)", @"\(in brackets\) \\ Zo\353", "[U+0141]", @"\200 \223quoted\224", "express written", "BROKEN. Line 9 is missing."],
            part => Assert.Contains(part, file, StringComparison.Ordinal));
        Assert.Contains($"/Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("Consent of Łena"))}>", file, StringComparison.Ordinal);
    }

    private static ConsentEvidence Evidence(int lines)
    {
        var all = Enumerable.Range(1, lines).Select(position => new ConsentEntry
        {
            Id = Guid.Empty, Position = position, Channel = Channel.Email, Purpose = ConsentPurpose.Marketing, Decision = ConsentDecision.Given, Basis = ConsentBasis.ExpressWritten, Source = "form Club",
            Wording = "(in brackets) \\ Zoë Ł € “quoted”", Address = "nora@example.com", AddressHash = new string('b', 64), Personal = """{"ip":"203.0.113.7"}""", PreviousHash = LedgerHash.Start, Hash = new string('c', 64),
            At = Now, RecordedAt = Now,
        }).ToList();
        return new ConsentEvidence(
            "Juniper & Wool", "Europe/Stockholm", new ContactConsent(Guid.Empty, "Łena", "nora@example.com", null, [], all), all,
            new LedgerReport(Guid.Empty, 8, new string('c', 64), Now, new LedgerBreak(LedgerBreakKind.Missing, 9, "There is a gap.")), "Mara");
    }

    [GeneratedRegex(@"startxref\n(\d+)")]
    private static partial Regex StartPattern();

    [GeneratedRegex(@"(\d{10}) 00000 n")]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"/Length (\d+) >>\nstream\n(.*?)\nendstream", RegexOptions.Singleline)]
    private static partial Regex LengthPattern();
}
