using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
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
        var read = Read(csv);
        var known = 0;
        await using var context = database.Open(actor.OrganizationId);
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

        var read = Read(csv);
        if (read.Errors.Count > 0)
        {
            throw new InputException([.. read.Errors.Take(ImportLimits.MostErrors).Select(error => new InputError($"line {error.Line}, {error.Field}", error.Message))]);
        }

        var name = proof.Name.Length <= 200 ? proof.Name : proof.Name[..200];
        var hash = await files.SaveAsync(actor.OrganizationId, FileArea.Proofs, proof.Content, cancellationToken);
        var added = 0;
        foreach (var batch in read.Rows.Chunk(Batch))
        {
            added += await database.WriteAsync(DataScope.Of(actor.OrganizationId), async context =>
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

    /// <exception cref="InputException">It is no such file.</exception>
    private ReadRows Read(ReadOnlyMemory<byte> csv)
    {
        if (csv.Length is 0 or > ImportLimits.LargestCsv)
        {
            throw new InputException("file", $"must be a CSV file of at most {ImportLimits.LargestCsv / 1024 / 1024} MB that is not empty");
        }

        try
        {
            using var text = new StringReader(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv.Span).TrimStart('\uFEFF'));
            using var reader = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                TrimOptions = TrimOptions.Trim,
                PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
                MissingFieldFound = null,
                DetectDelimiter = true,
                DetectDelimiterValues = [",", ";", "\t"],
            });
            return Rows(reader);
        }
        catch (DecoderFallbackException)
        {
            throw new InputException("file", "must be text in UTF-8");
        }
        catch (CsvHelperException error)
        {
            throw new InputException("file", string.Create(CultureInfo.InvariantCulture, $"is not CSV at line {error.Context?.Parser?.RawRow ?? 1}"));
        }
    }

    private ReadRows Rows(CsvReader reader)
    {
        if (!reader.Read() || !reader.ReadHeader())
        {
            throw new InputException("file", "has no head with the names of its columns");
        }

        var heads = reader.HeaderRecord!.Select(head => head.Trim().ToLowerInvariant()).ToList();
        if (new[] { "channel", "purpose", "basis", "source", "at" }.Where(column => !heads.Contains(column)).ToList() is { Count: > 0 } missing)
        {
            throw new InputException("file", $"has no column {string.Join(", ", missing)}");
        }

        var (rows, seen, errors, total, repeated) = (new List<ImportRow>(), new HashSet<ImportRow>(), new List<RowError>(), 0, 0);
        var now = clock.GetCurrentInstant();
        while (reader.Read())
        {
            if (++total > ImportLimits.MostRows)
            {
                throw new InputException("file", string.Create(CultureInfo.InvariantCulture, $"must have at most {ImportLimits.MostRows} rows; split it"));
            }

            if (ImportRow.Read(reader.Parser.RawRow, column => Cell(reader, heads, column), phones, now, errors) is { } row)
            {
                if (seen.Add(row with { Ip = null }))
                {
                    rows.Add(row);
                }
                else
                {
                    repeated++;
                }
            }
        }

        return new ReadRows(rows, total, repeated, errors);
    }

    private static string? Cell(CsvReader reader, List<string> heads, string column)
        => heads.IndexOf(column) is >= 0 and var at && reader.TryGetField<string>(at, out var text) && !string.IsNullOrWhiteSpace(text)
            ? string.Concat(text.Select(letter => char.IsControl(letter) && letter is not '\n' ? ' ' : letter)).Trim()
            : null;

    private sealed record ReadRows(List<ImportRow> Rows, int Total, int Repeated, List<RowError> Errors);
}
