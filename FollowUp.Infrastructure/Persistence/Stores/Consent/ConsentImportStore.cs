using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Import;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Imports go in batches, each a transaction of its own: others of the organization write to the ledger in between, and an import that was cut off is taken up by importing the file again.</summary>
internal sealed class ConsentImportStore(Database database, IKeyedHashes hashes, ConsentLedger ledger, IFileStore files, IPhoneNumbers phones, IClock clock) : IConsentImport
{
    private const int Batch = 500;

    public async Task<ImportPreview> PreviewAsync(Actor actor, ReadOnlyMemory<byte> csv, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var read = ImportFile.Read(csv, phones, clock.GetCurrentInstant());
        var known = 0;
        await using var context = database.Open(actor);
        foreach (var batch in read.Rows.Chunk(Batch))
        {
            var decisions = batch.Select(row => row.Decided(null, "", "", "")).ToList();
            var there = await KnownConsents.LoadAsync(context, hashes, actor.OrganizationId, decisions, cancellationToken);
            known += decisions.Count(there.Contains);
        }

        return new ImportPreview(read.Total, read.Rows.Count - known, known, read.Repeated, [.. read.Errors.Take(ImportLimits.MostErrors)], read.Errors.Count);
    }

    public async Task<ImportOutcome> ImportAsync(Actor actor, ReadOnlyMemory<byte> csv, ProofFile proof, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        if (proof.Content.Length is 0 or > ImportLimits.LargestProof)
        {
            throw new InputException("proof", $"must be a file of at most {ImportLimits.LargestProof / 1024 / 1024} MB that is not empty");
        }

        var read = ImportFile.Read(csv, phones, clock.GetCurrentInstant());
        if (read.Errors.Count > 0)
        {
            throw new InputException([.. read.Errors.Take(ImportLimits.MostErrors).Select(error => new InputError($"line {error.Line}, {error.Field}", error.Message))]);
        }

        var name = proof.Name.Length <= 200 ? proof.Name : proof.Name[..200];
        var hash = await files.SaveAsync(actor.OrganizationId, FileArea.Proofs, proof.Content, cancellationToken);
        var added = 0;
        foreach (var batch in read.Rows.Chunk(Batch))
        {
            added += await database.WriteAsync(DataScope.Of(actor), async context =>
            {
                var contacts = await ContactsAsync(context, batch, cancellationToken);
                var decisions = batch.Select(row => row.Decided(contacts.TryGetValue(row.Address, out var id) ? id : null, actor.Name, name, hash)).ToList();
                return (await ledger.AppendNewAsync(context, actor.OrganizationId, decisions, cancellationToken)).Count;
            }, cancellationToken);
        }

        return new ImportOutcome(added, read.Rows.Count - added, read.Repeated, hash);
    }

    private static async Task<Dictionary<string, Guid>> ContactsAsync(FollowUpDbContext context, ImportRow[] rows, CancellationToken cancellationToken)
    {
        var addresses = rows.Select(row => row.Address).Distinct().ToList();
        var found = await context.Set<Contact>().AsNoTracking().Where(row => addresses.Contains(row.Email!) || addresses.Contains(row.Phone!))
            .OrderBy(row => row.Id).Select(row => new { row.Id, row.Email, row.Phone }).ToListAsync(cancellationToken);
        var contacts = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var row in found)
        {
            _ = row.Email is not null && contacts.TryAdd(row.Email, row.Id);
            _ = row.Phone is not null && contacts.TryAdd(row.Phone, row.Id);
        }

        return contacts;
    }
}
