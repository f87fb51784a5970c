using System.Runtime.CompilerServices;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class SuppressionStore(Database database, OptOuts optOuts, IKeyedHashes hashes, IPhoneNumbers phones, IClock clock) : ISuppressions
{
    /// <summary>Lines in one transaction: the ledger is held for so long.</summary>
    private const int Chunk = 500;

    public async Task<Page<SuppressionLine>> ListAsync(Actor actor, SuppressionFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var rows = Matching(context.Set<Suppression>().AsNoTracking(), filter);
        var total = await rows.CountAsync(cancellationToken);
        var shown = await rows.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<SuppressionLine>(shown.ConvertAll(Line), total);
    }

    public Task<OptOutResult> AddAsync(Actor actor, string? address, Channel channel, SuppressionReason reason, string? note, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        if (reason is not (SuppressionReason.OptedOut or SuppressionReason.DoNotContact))
        {
            throw new InputException("reason", "must be optedout or donotcontact");
        }

        var normal = AddressText.Read(address, channel, phones);
        var words = Note(note);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var now = clock.GetCurrentInstant();
            var way = new ContactWay(actor.OrganizationId, channel, normal, await ContactAsync(context, channel, normal, cancellationToken));
            var done = await optOuts.ApplyAsync(
                context,
                [new OptOut(way, reason, "added by hand") { Note = words, By = new OptOutActor(actor.Id, actor.Name), Evidence = new PersonalEvidence(RecordedBy: actor.Name, Note: words) }],
                now, cancellationToken);
            return new OptOutResult(done.Added.Count, done.Cancelled, await ContactOptOutStore.LeftAsync(context, [way], now, cancellationToken));
        }, cancellationToken);
    }

    public Task RemoveAsync(Actor actor, Guid id, string? note, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        var words = Note(note);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var row = await context.Set<Suppression>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw new NotFoundException("suppression");
            if (row.Address is null)
            {
                throw new ConflictException("The person was erased. Without the address nobody can say that it is theirs again.");
            }

            var way = new ContactWay(row.OrganizationId, row.Channel, row.Address, await ContactAsync(context, row.Channel, row.Address, cancellationToken));
            await optOuts.RemoveAsync(context, way, row.Reason, words, new OptOutActor(actor.Id, actor.Name), clock.GetCurrentInstant(), cancellationToken);
        }, cancellationToken);
    }

    public async Task<SuppressionImport> ImportAsync(Actor actor, ReadOnlyMemory<byte> csv, string source, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        var (lines, errors) = SuppressionCsv.Read(csv, phones);
        if (errors.Count > 0)
        {
            return new SuppressionImport(0, 0, errors);
        }

        var by = new OptOutActor(actor.Id, actor.Name);
        var added = 0;
        foreach (var chunk in lines.DistinctBy(line => (line.Channel, line.Address)).Chunk(Chunk))
        {
            added += await database.WriteAsync(DataScope.Of(actor), async context =>
            {
                var contacts = await ContactsAsync(context, chunk, cancellationToken);
                var rows = chunk.Select(line => new OptOut(
                    new ContactWay(actor.OrganizationId, line.Channel, line.Address, contacts.TryGetValue(line.Address, out var contact) ? contact : null), line.Reason, $"import of {source}")
                {
                    Note = line.Note,
                    By = by,
                    Evidence = new PersonalEvidence(RecordedBy: actor.Name, Note: line.Note),
                }).ToList();
                return (await optOuts.ApplyAsync(context, rows, clock.GetCurrentInstant(), cancellationToken)).Added.Count;
            }, cancellationToken);
        }

        return new SuppressionImport(added, lines.Count - added, []);
    }

    public async IAsyncEnumerable<SuppressionLine> ExportAsync(Actor actor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        await using var context = database.Open(actor);
        await foreach (var row in context.Set<Suppression>().AsNoTracking().OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return Line(row);
        }
    }

    private IQueryable<Suppression> Matching(IQueryable<Suppression> rows, SuppressionFilter filter)
    {
        if (filter.Channel is { } channel)
        {
            rows = rows.Where(row => row.Channel == channel);
        }

        if (filter.Reason is { } reason)
        {
            rows = rows.Where(row => row.Reason == reason);
        }

        if (PrefixSearch.Term(filter.Search)?.ToLowerInvariant() is not { } search)
        {
            return rows;
        }

        // A whole address also finds what was kept of an erased person.
        var wanted = new[] { EmailAddress.Normalise(search) is { } email ? AddressHash.Of(hashes, Channel.Email, email) : null, PhoneNumber.Normalise(search) is { } phone ? AddressHash.Of(hashes, Channel.Sms, phone) : null }
            .OfType<string>().ToList();
        return wanted.Count > 0 ? rows.Where(row => wanted.Contains(row.AddressHash!)) : rows.StartingWith(database.Provider, row => row.Address, search);
    }

    private static Task<Guid?> ContactAsync(FollowUpDbContext context, Channel channel, string address, CancellationToken cancellationToken)
        => context.Set<Contact>().Where(row => channel == Channel.Email ? row.Email == address : row.Phone == address)
            .OrderBy(row => row.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<Dictionary<string, Guid>> ContactsAsync(FollowUpDbContext context, CsvSuppression[] lines, CancellationToken cancellationToken)
    {
        var addresses = lines.Select(line => line.Address).Distinct().ToList();
        var rows = await context.Set<Contact>().Where(row => addresses.Contains(row.Email!) || addresses.Contains(row.Phone!)).Select(row => new { row.Id, row.Email, row.Phone }).ToListAsync(cancellationToken);
        return rows.SelectMany(row => new[] { (Address: row.Email, row.Id), (Address: row.Phone, row.Id) }).Where(pair => pair.Address is not null)
            .DistinctBy(pair => pair.Address).ToDictionary(pair => pair.Address!, pair => pair.Id);
    }

    private static string Note(string? note)
        => note?.Trim() is { Length: > 0 and <= IContactOptOuts.LongestReason } words
            ? words
            : throw new InputException("note", string.IsNullOrWhiteSpace(note) ? "is missing: say why" : $"must be at most {IContactOptOuts.LongestReason} characters");

    private static SuppressionLine Line(Suppression row) => new(row.Id, row.Channel, row.Address, row.Reason, row.Source, row.Note, row.CreatedAt);
}
