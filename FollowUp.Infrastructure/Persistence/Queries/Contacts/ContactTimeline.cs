using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Contacts;

/// <summary>What happened with a contact, newest first: requests, messages of both sides and reviews in one list.</summary>
internal static class ContactTimeline
{
    public const int Most = 200;

    private const int LongestText = 500;

    public static async Task<IReadOnlyList<ContactActivity>> ReadAsync(FollowUpDbContext context, Guid contactId, CancellationToken cancellationToken)
    {
        var requests = await context.Set<Request>().AsNoTracking().Where(request => request.ContactId == contactId)
            .Join(context.Set<RequestEvent>(), request => request.Id, row => row.RequestId, (request, row) => new { request.Id, request.Product, request.OrderId, row })
            .OrderByDescending(joined => joined.row.At).ThenByDescending(joined => joined.row.Id).Take(Most)
            .Select(joined => new { joined.Id, joined.Product, joined.OrderId, joined.row.Type, joined.row.At, joined.row.Detail })
            .ToListAsync(cancellationToken);
        var messages = await context.Set<Message>().AsNoTracking().Where(message => message.ContactId == contactId)
            .Join(context.Set<MessageEvent>().Where(row => row.Type != "replied"), message => message.Id, row => row.MessageId, (message, row) => new { message, row })
            .OrderByDescending(joined => joined.row.At).ThenByDescending(joined => joined.row.Id).Take(Most)
            .Select(joined => new
            {
                joined.row.Type,
                joined.row.At,
                joined.row.Detail,
                MessageId = joined.message.Id,
                joined.message.Channel,
                joined.message.Address,
                Subject = context.Set<MessageContent>().Where(content => content.MessageId == joined.message.Id).Select(content => content.Subject).FirstOrDefault(),
                RequestId = context.Set<Request>().Where(request => request.EnrollmentId == joined.message.OriginId).Select(request => (Guid?)request.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var received = await context.Set<ReceivedMessage>().AsNoTracking().Where(row => row.ContactId == contactId)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(Most)
            .Select(row => new { row.At, row.Channel, row.Subject, row.Text, row.Automatic, row.AnsweredId }).ToListAsync(cancellationToken);
        var reviews = await context.Set<Review>().AsNoTracking().Where(review => review.ContactId == contactId)
            .OrderByDescending(review => review.SubmittedAt).Take(Most)
            .Select(review => new { review.RequestId, review.SubmittedAt, review.Rating, review.Product }).ToListAsync(cancellationToken);

        return
        [
            .. requests.Select(row => new ContactActivity(row.Type, row.At, null, With($"{row.Product}, order {row.OrderId}", row.Detail), row.Id))
                .Concat(messages.Select(row => new ContactActivity(
                    row.Type, row.At, row.Channel.ToString().ToLowerInvariant(), With(row.Subject ?? row.Address ?? "Message", row.Detail), row.RequestId, row.MessageId)))
                .Concat(received.Select(row => new ContactActivity(
                    row.Automatic ? "answered_machine" : row.AnsweredId is null ? "received" : "replied", row.At, row.Channel.ToString().ToLowerInvariant(),
                    With(row.Subject ?? "Message", Short(row.Text)), null)))
                .Concat(reviews.Select(row => new ContactActivity("reviewed", row.SubmittedAt, null, $"{row.Rating} of 5 stars for {row.Product}", row.RequestId)))
                .OrderByDescending(activity => activity.At).Take(Most),
        ];
    }

    private static string? Short(string? text) => text is { Length: > LongestText } ? text[..LongestText] + "…" : text;

    private static string With(string text, string? detail) => string.IsNullOrEmpty(detail) ? text : $"{text}: {detail}";
}
