using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Import;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Engine.Scenarios;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Persistence.Consent;

public sealed class ConsentImportTests
{
    private const string Head = "email,phone,channel,purpose,basis,source,wording,at,ip\n";
    private const string Good = Head + """"
        nora@example.com,,email,marketing,expressWritten,fair,"Yes, ""please""",2025-05-01T10:00:00+02:00,203.0.113.7
        ,+46 70 123 45 67,SMS,marketing,express written,fair,,2025-05-01T08:00:00Z,
        Nora@Example.com,,email,marketing,expressWritten,fair,"Yes, ""please""",2025-05-01T08:00:00Z,203.0.113.8

        """";

    private static readonly ProofFile Proof = new("signed.pdf", "the scan"u8.ToArray());

    [DatabaseTheory]
    public async Task Rows_go_into_the_ledger_once_with_the_hash_of_their_proof(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var import = story.Get<IConsentImport>();

        Assert.Equal((3, 2, 0, 1, 0), await import.PreviewAsync(story.Owner, Bytes(Good), default) is var seen ? (seen.Rows, seen.New, seen.Known, seen.Repeated, seen.ErrorCount) : default);
        Assert.Empty(await story.LedgerAsync());
        var first = await import.ImportAsync(story.Owner, Bytes(Good), Proof, default);
        var again = await import.ImportAsync(story.Owner, Bytes(Good + "ida@example.com,,email,marketing,verbal,fair,,2025-05-01T08:00:00Z,\n"), Proof, default);

        Assert.Equal((2, 0, 1), (first.Added, first.Known, first.Repeated));
        Assert.Equal((1, 2, 1), (again.Added, again.Known, again.Repeated));
        var lines = await story.LedgerAsync();
        Assert.Equal([("nora@example.com", Channel.Email), ("+46701234567", Channel.Sms), ("ida@example.com", Channel.Email)], lines.Select(line => (line.Address!, line.Channel)));
        Assert.Equal((ConsentBasis.ExpressWritten, "Yes, \"please\"", NodaTime.Instant.FromUtc(2025, 5, 1, 8, 0)), (lines[0].Basis, lines[0].Wording, lines[0].At));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Proof.Content.Span));
        Assert.All(lines, line => Assert.Equal((hash, "signed.pdf"), (line.ProofHash, Json.Read<PersonalEvidence>(line.Personal!).ProofName)));
        await using var kept = await story.Get<IFileStore>().OpenAsync(story.Owner.OrganizationId, FileArea.Proofs, hash, default);
        Assert.Equal("the scan", await new StreamReader(kept!).ReadToEndAsync());
        Assert.Null(await story.Get<IFileStore>().OpenAsync(new Guid(1, 2, 3, new byte[8]), FileArea.Proofs, hash, default));
        Assert.Null((await story.Get<ILedgerChecks>().VerifyAsync(story.Owner, null, default)).Break);
    }

    [Theory]
    [InlineData("x,,email,marketing,verbal,s,,2025-05-01T08:00:00Z,", "email")]
    [InlineData(",12,sms,marketing,verbal,s,,2025-05-01T08:00:00Z,", "phone")]
    [InlineData("a@b.se,,sms,marketing,verbal,s,,2025-05-01T08:00:00Z,", "phone")]
    [InlineData("a@b.se,,fax,marketing,verbal,s,,2025-05-01T08:00:00Z,", "channel")]
    [InlineData("a@b.se,,1,marketing,verbal,s,,2025-05-01T08:00:00Z,", "channel")]
    [InlineData("a@b.se,,email,spam,verbal,s,,2025-05-01T08:00:00Z,", "purpose")]
    [InlineData("a@b.se,,email,marketing,firm,s,,2025-05-01T08:00:00Z,", "basis")]
    [InlineData("a@b.se,,email,marketing,verbal,,,2025-05-01T08:00:00Z,", "source")]
    [InlineData("a@b.se,,email,marketing,verbal,s,,yesterday,", "at")]
    [InlineData("a@b.se,,email,marketing,verbal,s,,2999-05-01T08:00:00Z,", "at")]
    [InlineData("a@b.se,,email,marketing,verbal,s,,2025-05-01T08:00:00Z,here", "ip")]
    public async Task A_row_that_cannot_be_taken_is_named_and_nothing_is_written(string row, string field)
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        var csv = Bytes(Good + row + "\n");

        var preview = await story.Get<IConsentImport>().PreviewAsync(story.Owner, csv, default);
        Assert.Equal((5, field), Assert.Single(preview.Errors) is var error ? (error.Line, error.Field) : default);
        await Assert.ThrowsAsync<InputException>(() => story.Get<IConsentImport>().ImportAsync(story.Owner, csv, Proof, default));
        Assert.Empty(await story.LedgerAsync());
    }

    [Fact]
    public async Task A_file_that_is_none_and_a_missing_proof_are_refused()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        foreach (var wrong in new[] { "", "email,source\n", "\0\u0001" })
        {
            Assert.Equal("file", Assert.Single((await Assert.ThrowsAsync<InputException>(() => story.Get<IConsentImport>().PreviewAsync(story.Owner, Bytes(wrong), default))).Errors).Field);
        }

        Assert.Equal("file", (await Assert.ThrowsAsync<InputException>(() => story.Get<IConsentImport>().PreviewAsync(story.Owner, new byte[] { 0xff, 0xfe, 0x00 }, default))).Errors[0].Field);
        Assert.Equal("proof", (await Assert.ThrowsAsync<InputException>(() => story.Get<IConsentImport>().ImportAsync(story.Owner, Bytes(Good), Proof with { Content = default }, default))).Errors[0].Field);
        await Assert.ThrowsAsync<ForbiddenException>(() => story.Get<IConsentImport>().PreviewAsync(story.Owner with { Role = Role.Agent }, Bytes(Good), default));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
