using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Consent;

/// <summary>Whoever has the database changes a ledger of five lines behind the product's back; each change is found and named.</summary>
public sealed class LedgerTamperTests
{
    private static readonly Guid Organization = Guid.Parse("01900000-0000-7000-8000-000000000001");
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 9, 0);

    /// <summary>Column, the value it gets in line 3, and what is found.</summary>
    public static TheoryData<string, string> Columns { get; } = new()
    {
        { "ContactId", "'01900000-0000-7000-8000-0000000000FF'" },
        { "Channel", "2" },
        { "Purpose", "2" },
        { "Decision", "2" },
        { "Basis", "1" },
        { "Source", "'another'" },
        { "Wording", "'Other words'" },
        { "Address", "'eve@example.com'" },
        { "AddressHash", "'0000000000000000000000000000000000000000000000000000000000000000'" },
        { "Personal", "'{\"ip\":\"198.51.100.1\"}'" },
        { "PersonalHash", "'0000000000000000000000000000000000000000000000000000000000000000'" },
        { "ProofHash", "NULL" },
        { "At", "1" },
        { "RecordedAt", "1" },
        { "ExpiresAt", "NULL" },
        { "ErasedAt", "1900000000000" },
        { "PreviousHash", "'0000000000000000000000000000000000000000000000000000000000000000'" },
        { "Hash", "'0000000000000000000000000000000000000000000000000000000000000000'" },
    };

    [DatabaseTheory]
    public async Task Each_changed_column_is_found_at_its_line(DatabaseKind kind)
    {
        foreach (var row in Columns)
        {
            await using var own = await TestDatabase.CreateAsync(kind);
            await FillAsync(own);
            var (column, value) = ((string)row[0], (string)row[1]);

            await RunAsync(own, $"""UPDATE "ConsentEntries" SET "{column}" = {value} WHERE "Position" = 3""");

            var found = (await VerifyAsync(own)).Break;
            Assert.Equal((column, LedgerBreakKind.Changed, 3L), (column, found?.Kind, found?.Position ?? 0));
        }
    }

    [DatabaseTheory]
    public async Task Personal_data_that_were_removed_without_an_erasure_are_found(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);
        await FillAsync(own);

        await RunAsync(own, """UPDATE "ConsentEntries" SET "Address" = NULL, "Personal" = NULL, "ErasedAt" = "RecordedAt" WHERE "Position" = 3""");

        var found = (await VerifyAsync(own)).Break!;
        Assert.Equal((LedgerBreakKind.Changed, 3L), (found.Kind, found.Position));
        Assert.Contains("no line says that the person was erased", found.Sentence, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task An_erased_person_leaves_a_ledger_that_still_holds(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);
        await FillAsync(own);

        await AppendAsync(own, new NewConsent(null, Channel.Email, "c3@example.com", ConsentPurpose.Marketing, ConsentDecision.Erased, "erasure"));
        var hash = AddressHash.Of(new TestHashes(), Channel.Email, "c3@example.com");
        await RunAsync(own, $"""UPDATE "ConsentEntries" SET "Address" = NULL, "Personal" = NULL, "ErasedAt" = "RecordedAt" WHERE "AddressHash" = '{hash}'""");

        Assert.Null((await VerifyAsync(own)).Break);
    }

    [DatabaseTheory]
    public async Task A_line_that_was_taken_out_is_missing(DatabaseKind kind)
        => await FindsAsync(kind, """DELETE FROM "ConsentEntries" WHERE "Position" = 3""", LedgerBreakKind.Missing, 3);

    [DatabaseTheory]
    public async Task A_line_that_was_taken_out_with_the_others_moved_up_is_found(DatabaseKind kind)
        => await FindsAsync(kind, """DELETE FROM "ConsentEntries" WHERE "Position" = 2; UPDATE "ConsentEntries" SET "Position" = 2 WHERE "Position" = 3""", LedgerBreakKind.Changed, 2);

    [DatabaseTheory]
    public async Task Two_lines_that_changed_places_are_found(DatabaseKind kind)
        => await FindsAsync(
            kind,
            """UPDATE "ConsentEntries" SET "Position" = 99 WHERE "Position" = 2; UPDATE "ConsentEntries" SET "Position" = 2 WHERE "Position" = 4; UPDATE "ConsentEntries" SET "Position" = 4 WHERE "Position" = 99""",
            LedgerBreakKind.Moved, 2);

    [DatabaseTheory]
    public async Task Last_lines_that_were_cut_off_are_missing(DatabaseKind kind)
        => await FindsAsync(kind, """DELETE FROM "ConsentEntries" WHERE "Position" > 3""", LedgerBreakKind.TailMissing, 4);

    [DatabaseTheory]
    public async Task Last_lines_that_were_cut_off_with_the_end_mended_are_found_by_what_counts_for_their_addresses(DatabaseKind kind)
        => await FindsAsync(
            kind,
            """DELETE FROM "ConsentEntries" WHERE "Position" > 3; UPDATE "ConsentHeads" SET "Position" = 3, "Hash" = (SELECT e."Hash" FROM "ConsentEntries" AS e WHERE e."Position" = 3)""",
            LedgerBreakKind.StateDiffers, 0);

    [DatabaseTheory]
    public async Task An_end_that_was_set_back_is_found(DatabaseKind kind)
        => await FindsAsync(
            kind, """UPDATE "ConsentHeads" SET "Position" = 3, "Hash" = (SELECT e."Hash" FROM "ConsentEntries" AS e WHERE e."Position" = 3)""", LedgerBreakKind.HeadChanged, 4);

    [DatabaseTheory]
    public async Task Another_hash_at_the_end_is_found(DatabaseKind kind)
        => await FindsAsync(kind, """UPDATE "ConsentHeads" SET "Hash" = 'x'""", LedgerBreakKind.HeadChanged, 5);

    [DatabaseTheory]
    public async Task An_end_that_was_removed_is_found(DatabaseKind kind)
        => await FindsAsync(kind, """DELETE FROM "ConsentHeads" """, LedgerBreakKind.HeadChanged, 1);

    [DatabaseTheory]
    public async Task A_withdrawal_that_was_made_not_to_count_is_found(DatabaseKind kind)
        => await FindsAsync(
            kind,
            $"""UPDATE "ConsentStates" SET "Decision" = 1 WHERE "AddressHash" = '{AddressHash.Of(new TestHashes(), Channel.Email, "c5@example.com")}'""",
            LedgerBreakKind.StateDiffers, 5);

    [DatabaseTheory]
    public async Task A_state_that_was_removed_is_found(DatabaseKind kind)
        => await FindsAsync(
            kind,
            $"""DELETE FROM "ConsentStates" WHERE "AddressHash" = '{AddressHash.Of(new TestHashes(), Channel.Email, "c5@example.com")}'""",
            LedgerBreakKind.StateDiffers, 5);

    [DatabaseTheory]
    public async Task What_is_told_late_does_not_overrule_what_was_decided_since_and_the_ledger_holds(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);
        await AppendAsync(own, Decision(1, ConsentDecision.Withdrawn) with { At = Now });
        await AppendAsync(own, Decision(1) with { At = Now - Duration.FromDays(400) });

        await using var context = own.Database.Open(Organization);
        Assert.Equal(ConsentDecision.Withdrawn, (await context.Set<ConsentState>().SingleAsync()).Decision);
        Assert.Null((await VerifyAsync(own)).Break);
    }

    [DatabaseTheory]
    public async Task A_ledger_can_be_verified_while_lines_are_added(DatabaseKind kind)
    {
        await using var own = await TestDatabase.CreateAsync(kind);
        await FillAsync(own);
        var adding = Task.Run(async () =>
        {
            for (var number = 0; number < 60; number++)
            {
                await AppendAsync(own, Decision(number % 7, number % 2 == 0 ? ConsentDecision.Given : ConsentDecision.Withdrawn));
            }
        });
        while (!adding.IsCompleted)
        {
            Assert.Null((await VerifyAsync(own)).Break);
        }

        await adding;
        Assert.Equal(65, (await VerifyAsync(own)).Lines);
    }

    private static async Task FindsAsync(DatabaseKind kind, string sql, LedgerBreakKind expected, long position)
    {
        await using var own = await TestDatabase.CreateAsync(kind);
        await FillAsync(own);
        Assert.Equal((5L, null), await VerifyAsync(own) is var before ? (before.Lines, before.Break) : default);

        await RunAsync(own, sql);

        var found = (await VerifyAsync(own)).Break;
        Assert.Equal((expected, position), (found!.Kind, found.Position));
        await using var context = own.Database.Open(Organization);
        var head = await context.Set<ConsentHead>().SingleOrDefaultAsync();
        Assert.Equal(head is null ? null : found.Sentence, head?.Problem);
    }

    /// <summary>Five people; the last withdraws.</summary>
    private static Task<IReadOnlyList<ConsentEntry>> FillAsync(TestDatabase own)
        => AppendAsync(own, [Decision(1), Decision(2), Decision(3), Decision(4), Decision(5, ConsentDecision.Withdrawn)]);

    private static NewConsent Decision(int person, ConsentDecision decision = ConsentDecision.Given) => new(Organization, Channel.Email, $"c{person}@example.com", ConsentPurpose.Marketing, decision, "form")
    {
        Basis = decision == ConsentDecision.Given ? ConsentBasis.ExpressWritten : null,
        Wording = "I agree.",
        Personal = new PersonalEvidence("203.0.113.7"),
        ProofHash = new string('a', 64),
        ExpiresAt = Now + Duration.FromDays(900),
    };

    private static Task<IReadOnlyList<ConsentEntry>> AppendAsync(TestDatabase own, params NewConsent[] decisions)
        => own.Database.WriteAsync(
            DataScope.Of(Organization),
            context => new ConsentLedger(new TestHashes(), own.Database, new SystemIdSource(), new ManualClock(Now)).AppendAsync(context, Organization, decisions, CancellationToken.None),
            CancellationToken.None);

    private static Task<LedgerReport> VerifyAsync(TestDatabase own)
        => new LedgerVerifier(own.Database, new TestHashes(), new ManualClock(Now)).VerifyAsync(Actor.System(Organization), null, CancellationToken.None);

    private static async Task RunAsync(TestDatabase own, string sql)
    {
        await using var context = own.Database.Open(DataScope.All);
        foreach (var statement in sql.Split("; "))
        {
            Assert.NotEqual(0, await context.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));
        }
    }
}
