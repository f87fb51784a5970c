using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Queries.Contacts;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Delivery;

/// <summary>Reads messages with what explains them.</summary>
internal sealed class MessageQueries(Database database) : IMessageQueries
{
    private const int MostContacts = 200;

    public async Task<Page<MessageView>> ListAsync(Actor actor, MessageFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var messages = await SearchAsync(context, Filter(context.Set<Message>().AsNoTracking(), filter), filter.Search, cancellationToken);
        var total = await messages.CountAsync(cancellationToken);
        var rows = await messages.OrderByDescending(message => message.PlannedAt).ThenByDescending(message => message.Id)
            .Skip(page.Skip).Take(page.Size).ToViews(context).ToListAsync(cancellationToken);
        return new Page<MessageView>(rows, total);
    }

    public async Task<MessageDetail> GetAsync(Actor actor, Guid messageId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var message = await context.Set<Message>().AsNoTracking().Where(row => row.Id == messageId).ToViews(context).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("message");

        // The product's own mails carry links that let their reader in as somebody else: their words are shown to nobody.
        var content = await context.Set<MessageContent>().AsNoTracking()
            .Where(row => row.MessageId == messageId && context.Set<Message>().Any(of => of.Id == messageId && of.Origin != OriginKind.System))
            .SingleOrDefaultAsync(cancellationToken);
        var attempts = await context.Set<Attempt>().AsNoTracking().Where(row => row.MessageId == messageId).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var more = await context.Set<Message>().Where(row => row.Id == messageId).Select(row => new
        {
            row.Origin,
            row.FailureKind,
            row.CheckAt,
            row.DismissedAt,
            Zone = context.Set<Contact>().Where(contact => contact.Id == row.ContactId).Select(contact => contact.TimeZone).FirstOrDefault(),
        }).SingleAsync(cancellationToken);
        var tried = attempts.Select(row => row.AccountId).OfType<Guid>().Distinct().ToList();
        return new MessageDetail(
            message,
            content?.Subject,
            content?.Html,
            content?.Text,
            attempts,
            await context.Set<MessageEvent>().AsNoTracking().Where(row => row.MessageId == messageId).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken),
            await context.Set<VerdictRecord>().AsNoTracking().Where(row => row.MessageId == messageId).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellationToken))
        {
            Files = await context.Set<MessageAttachment>().AsNoTracking().Where(row => row.MessageId == messageId).OrderBy(row => row.Position).ToListAsync(cancellationToken),
            Origin = more.Origin,
            FailureKind = more.FailureKind,
            CheckAt = message.State == MessageState.Unknown ? more.CheckAt : null,
            DismissedAt = more.DismissedAt,
            ContactZone = more.Zone,
            Accounts = tried.Count == 0
                ? new Dictionary<Guid, string>()
                : await context.Set<ChannelAccount>().Where(row => tried.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken),
        };
    }

    private static IQueryable<Message> Filter(IQueryable<Message> messages, MessageFilter filter)
    {
        messages = filter.State is { } state ? messages.Where(message => message.State == state) : messages;
        messages = filter.Channel is { } channel ? messages.Where(message => message.Channel == channel) : messages;
        messages = filter.From is { } from ? messages.Where(message => message.PlannedAt >= from) : messages;
        return filter.To is { } to ? messages.Where(message => message.PlannedAt < to) : messages;
    }

    /// <summary>By id of the message, of what asked for it or of its contact; else by contact.</summary>
    private async Task<IQueryable<Message>> SearchAsync(FollowUpDbContext context, IQueryable<Message> messages, string? search, CancellationToken cancellationToken)
    {
        if (PrefixSearch.Term(search) is not { } term)
        {
            return messages;
        }

        if (Guid.TryParse(term, out var id))
        {
            return messages.Where(message => message.Id == id || message.OriginId == id || message.ContactId == id);
        }

        var contacts = await ContactSearch.FindAsync(context, database.Provider, term, MostContacts, cancellationToken);
        return messages.Where(message => message.ContactId != null && contacts.Contains(message.ContactId.Value));
    }
}
