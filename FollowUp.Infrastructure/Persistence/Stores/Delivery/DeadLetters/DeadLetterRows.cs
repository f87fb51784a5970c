using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;

/// <summary>Reads dead letters and counts them by cause.</summary>
internal static class DeadLetterRows
{
    /// <summary>Groups that are shown; more causes than these are looked at with filters.</summary>
    private const int MostGroups = 50;

    public static async Task<IReadOnlyList<DeadLetter>> ReadAsync(FollowUpDbContext context, IQueryable<Message> messages, PageQuery page, CancellationToken cancellationToken)
    {
        var rows = await messages.OrderByDescending(row => row.DueAt).ThenByDescending(row => row.Id).Skip(page.Skip).Take(page.Size)
            .Select(row => new
            {
                Message = row,
                Contact = context.Set<Contact>().FirstOrDefault(contact => contact.Id == row.ContactId),
                Account = context.Set<ChannelAccount>().Where(account => account.Id == row.AccountId).Select(account => account.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => Letter(row.Message, row.Contact, row.Account))];
    }

    public static async Task<IReadOnlyList<DeadLetterGroup>> GroupsAsync(IQueryable<Message> messages, CancellationToken cancellationToken)
    {
        var rows = await messages.GroupBy(row => new { row.State, row.FailureKind, row.Channel, row.Provider, row.FailureWords })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Taken = group.Count(row => row.SentAt != null),
                Newest = group.Max(row => row.DueAt),
            })
            .OrderByDescending(group => group.Count).ThenByDescending(group => group.Newest).Take(MostGroups).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => new DeadLetterGroupKey(
                    DeadLetterSelection.KindOf(row.Key.State, row.Key.FailureKind), row.Key.Channel, row.Key.Provider, row.Key.FailureWords))
                .Select(same => new DeadLetterGroup(
                    same.Key, Reason(same.Key), same.Sum(row => row.Count), same.Max(row => row.Newest),
                    same.Key.Kind == DeadLetterKind.Unknown ? 0 : same.Sum(row => row.Count - row.Taken)))
                .OrderByDescending(group => group.Count),
        ];
    }

    private static DeadLetter Letter(Message row, Contact? contact, string? account)
    {
        var name = string.Join(' ', new[] { contact?.FirstName, contact?.LastName }.Where(part => !string.IsNullOrEmpty(part)));
        return new DeadLetter(
            row.Id, DeadLetterSelection.KindOf(row.State, row.FailureKind), row.Channel, row.Origin, row.OriginId, row.ContactId, name.Length == 0 ? null : name,
            row.Address ?? (row.Channel == Channel.Email ? contact?.Email : contact?.Phone), row.Provider, account, row.AttemptCount, row.LastError, row.DueAt,
            row.SentAt is not null, row.DismissedAt);
    }

    private static string Reason(DeadLetterGroupKey key) => key switch
    {
        { Words: { } words } => words,
        { Kind: DeadLetterKind.Expired } => "Held until it was too late.",
        { Kind: DeadLetterKind.Unknown } => "Nobody knows whether it was sent.",
        _ => "The provider gave no reason.",
    };
}
