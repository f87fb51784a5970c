using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Adds lines to an organization's consent ledger. The only writer of ledger and states; always inside the transaction of what caused them.</summary>
internal sealed class ConsentLedger(IKeyedHashes hashes, Database database, IIdSource ids, IClock clock)
{
    /// <summary>Adds the lines in their order. Others of the organization wait until the transaction ends, so keep it short.</summary>
    public async Task<IReadOnlyList<ConsentEntry>> AppendAsync(
        FollowUpDbContext context, Guid organizationId, IReadOnlyList<NewConsent> decisions, CancellationToken cancellationToken)
    {
        if (decisions.Count == 0)
        {
            return [];
        }

        var session = new BatchSession(context, database.Dialect);
        var head = await HoldAsync(session, organizationId, cancellationToken);
        var now = clock.GetCurrentInstant();
        var entries = new List<ConsentEntry>(decisions.Count);
        var last = (head.Position, head.Hash);
        foreach (var decision in decisions)
        {
            var entry = Entry(organizationId, decision, last.Position + 1, last.Hash, now);
            entries.Add(entry);
            last = (entry.Position, entry.Hash);
        }

        context.AddRange(entries);
        await KeepStatesAsync(context, organizationId, entries, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await session.ExecuteAsync(
            """UPDATE "ConsentHeads" SET "Position" = @position, "Hash" = @hash WHERE "OrganizationId" = @organization""",
            cancellationToken, ("position", last.Position), ("hash", last.Hash), ("organization", organizationId));
        return entries;
    }

    /// <summary>Adds those that the ledger does not have word for word. Telling the same once more adds nothing.</summary>
    public async Task<IReadOnlyList<ConsentEntry>> AppendNewAsync(
        FollowUpDbContext context, Guid organizationId, IReadOnlyList<NewConsent> decisions, CancellationToken cancellationToken)
    {
        if (decisions.Count == 0)
        {
            return [];
        }

        await LockAsync(context, organizationId, cancellationToken);
        var known = await KnownConsents.LoadAsync(context, hashes, organizationId, decisions, cancellationToken);
        return await AppendAsync(context, organizationId, [.. decisions.Where(known.Add)], cancellationToken);
    }

    /// <summary>Lets nobody else add a line until the transaction ends, so that what is read now still holds when a line is added.</summary>
    public Task LockAsync(FollowUpDbContext context, Guid organizationId, CancellationToken cancellationToken)
        => HoldAsync(new BatchSession(context, database.Dialect), organizationId, cancellationToken);

    /// <summary>The row stays locked until the transaction ends; on SQLite there is one writer anyway.</summary>
    private static async Task<(long Position, string Hash)> HoldAsync(BatchSession session, Guid organizationId, CancellationToken cancellationToken)
    {
        await session.InsertAsync("ConsentHeads", [new HeadRow(organizationId, 0, LedgerHash.Start)], cancellationToken, """t."OrganizationId" = r."OrganizationId" """);
        var held = await session.QueryAsync(
            $"""UPDATE "ConsentHeads" SET "Position" = "Position" {session.Dialect.Output("Position", "Hash")} WHERE "OrganizationId" = @organization {session.Dialect.Returning("Position", "Hash")}""",
            reader => (reader.GetInt64(0), reader.GetString(1)), cancellationToken, ("organization", organizationId));
        return held[0];
    }

    private ConsentEntry Entry(Guid organizationId, NewConsent decision, long position, string previousHash, Instant now)
    {
        var personal = decision.Personal is { } evidence && evidence != new PersonalEvidence() ? Json.Write(evidence) : null;
        var entry = new ConsentEntry
        {
            Id = ids.NewId(),
            OrganizationId = organizationId,
            Position = position,
            ContactId = decision.ContactId,
            Channel = decision.Channel,
            Purpose = decision.Purpose,
            Decision = decision.Decision,
            Basis = decision.Basis,
            Source = decision.Source,
            Wording = decision.Wording,
            Address = decision.Address,
            AddressHash = AddressHash.Of(hashes, decision.Channel, decision.Address),
            Personal = personal,
            PersonalHash = personal is null ? null : hashes.Of(personal),
            ProofHash = decision.ProofHash,
            At = Whole(decision.At ?? now),
            RecordedAt = Whole(now),
            ExpiresAt = decision.ExpiresAt is { } end ? Whole(end) : null,
            PreviousHash = previousHash,
        };
        entry.Hash = LedgerHash.Of(hashes, entry);
        return entry;
    }

    /// <summary>Milliseconds are what is stored, so they are what is hashed.</summary>
    private static Instant Whole(Instant instant) => Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    private async Task KeepStatesAsync(FollowUpDbContext context, Guid organizationId, List<ConsentEntry> entries, CancellationToken cancellationToken)
    {
        var addresses = entries.Select(entry => entry.AddressHash).Distinct().ToList();
        var states = (await context.Set<ConsentState>().Where(row => row.OrganizationId == organizationId && addresses.Contains(row.AddressHash)).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.AddressHash, row.Channel, row.Purpose));
        foreach (var entry in entries)
        {
            if (!states.TryGetValue((entry.AddressHash, entry.Channel, entry.Purpose), out var state))
            {
                state = new ConsentState { Id = ids.NewId(), OrganizationId = organizationId, AddressHash = entry.AddressHash, Channel = entry.Channel, Purpose = entry.Purpose };
                states[(entry.AddressHash, entry.Channel, entry.Purpose)] = state;
                context.Add(state);
            }

            // What is told late does not overrule what the person decided since.
            if (entry.At < state.At)
            {
                continue;
            }

            (state.Decision, state.Basis, state.At, state.ExpiresAt, state.EntryId) = (entry.Decision, entry.Basis, entry.At, entry.ExpiresAt, entry.Id);
        }
    }

    private sealed record HeadRow(Guid OrganizationId, long Position, string Hash);
}
