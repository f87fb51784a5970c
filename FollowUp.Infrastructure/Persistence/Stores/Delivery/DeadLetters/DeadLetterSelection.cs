using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Infrastructure.Persistence.Queries.Contacts;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;

/// <summary>Turns a <see cref="DeadLetterFilter"/> into a query.</summary>
internal static class DeadLetterSelection
{
    private const int MostContacts = 200;

    public static async Task<IQueryable<Message>> ApplyAsync(FollowUpDbContext context, DatabaseProvider provider, DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        var messages = context.Set<Message>().AsNoTracking()
            .Where(row => row.State == MessageState.Failed || row.State == MessageState.Expired || row.State == MessageState.Unknown);
        messages = filter.Dismissed ? messages.Where(row => row.DismissedAt != null) : messages.Where(row => row.DismissedAt == null);
        messages = filter.Kind is { } kind ? OfKind(messages, kind) : messages;
        messages = filter.Channel is { } channel ? messages.Where(row => row.Channel == channel) : messages;
        messages = filter.AccountId is { } account ? messages.Where(row => row.AccountId == account) : messages;
        messages = filter.Origin is { } origin ? messages.Where(row => row.Origin == origin) : messages;
        messages = filter.From is { } from ? messages.Where(row => row.DueAt >= from) : messages;
        messages = filter.To is { } to ? messages.Where(row => row.DueAt < to) : messages;
        messages = filter.Ids is { } ids ? messages.Where(row => ids.Contains(row.Id)) : messages;
        if (filter.Group is { } group)
        {
            messages = OfKind(messages, group.Kind).Where(row => row.Channel == group.Channel && row.Provider == group.Provider && row.FailureWords == group.Words);
        }

        return PrefixSearch.Term(filter.Search) is { } term ? await SearchAsync(context, provider, messages, term, cancellationToken) : messages;
    }

    /// <summary>What it is by its state and how it failed; failures of older versions of the product are refusals.</summary>
    public static DeadLetterKind KindOf(MessageState state, DeadLetterKind? failure) => state switch
    {
        MessageState.Expired => DeadLetterKind.Expired,
        MessageState.Unknown => DeadLetterKind.Unknown,
        _ => failure ?? DeadLetterKind.Refused,
    };

    private static IQueryable<Message> OfKind(IQueryable<Message> messages, DeadLetterKind kind) => kind switch
    {
        DeadLetterKind.Expired => messages.Where(row => row.State == MessageState.Expired),
        DeadLetterKind.Unknown => messages.Where(row => row.State == MessageState.Unknown),
        DeadLetterKind.Refused => messages.Where(row => row.State == MessageState.Failed && (row.FailureKind == null || row.FailureKind == kind)),
        _ => messages.Where(row => row.State == MessageState.Failed && row.FailureKind == kind),
    };

    private static async Task<IQueryable<Message>> SearchAsync(
        FollowUpDbContext context, DatabaseProvider provider, IQueryable<Message> messages, string term, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(term, out var id))
        {
            return messages.Where(row => row.Id == id || row.OriginId == id || row.ContactId == id);
        }

        var address = term.ToLowerInvariant();
        var contacts = await ContactSearch.FindAsync(context, provider, term, MostContacts, cancellationToken);
        return messages.Where(row => row.Address == address || (row.ContactId != null && contacts.Contains(row.ContactId.Value)));
    }
}
