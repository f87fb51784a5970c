using System.Text.Json;
using System.Text.Json.Nodes;
using FollowUp.Core.Consent;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>All there is about a person. Members' names, keys and what belongs to the machinery are left out: they are not the person's.</summary>
internal sealed class PersonData(IKeyedHashes hashes)
{
    public IReadOnlyList<PersonSection> Sections(FollowUpDbContext context, Contact contact)
    {
        var id = contact.Id;
        var (email, phone) = (contact.Email, contact.Phone);
        string[] addresses = [.. new[] { email, phone }.OfType<string>()];
        string[] hashed =
        [
            .. email is null ? [] : new[] { AddressHash.Of(hashes, Channel.Email, email) },
            .. phone is null ? [] : new[] { AddressHash.Of(hashes, Channel.Sms, phone) },
        ];
        var messages = context.Set<Message>().Where(row => row.ContactId == id);
        return
        [
            Section("contact", "You", context.Set<Contact>().Where(row => row.Id == id).Select(row => new
            {
                row.Id, row.Email, row.Phone, row.FirstName, row.LastName, row.TimeZone, KnownSince = row.CreatedAt, row.RestrictedAt,
            })),
            Section("attributes", "What we noted about you", context.Set<ContactAttribute>().Where(row => row.ContactId == id).OrderBy(row => row.Name).Select(row => new { row.Name, row.Value })),
            Section("tags", "Tags", context.Set<ContactTag>().Where(row => row.ContactId == id).OrderBy(row => row.Tag).Select(row => new { row.Tag })),
            Section("segments", "Groups you are in", context.Set<SegmentMember>().Where(row => row.ContactId == id)
                .Join(context.Set<Segment>(), row => row.SegmentId, segment => segment.Id, (row, segment) => new { segment.Name, row.Since })),
            Section("events", "What happened, as shops, forms and links told us", context.Set<Event>().Where(row => row.ContactId == id).OrderBy(row => row.OccurredAt)
                .Select(row => new { row.Type, row.Source, row.OccurredAt, row.ReceivedAt, row.Payload })),
            Section("enrollments", "Message sequences", context.Set<Enrollment>().Where(row => row.ContactId == id).OrderBy(row => row.EnteredAt)
                .Join(context.Set<Sequence>(), row => row.SequenceId, sequence => sequence.Id, (row, sequence) => new { Sequence = sequence.Name, row.Subject, row.Status, row.EnteredAt, row.EndedAt, row.StopReason, row.Data })),
            Section("requests", "Requests for a review", context.Set<Request>().Where(row => row.ContactId == id).OrderBy(row => row.CreatedAt)
                .Select(row => new { row.OrderId, row.ItemId, row.Product, row.Status, row.CreatedAt, row.FirstSentAt, row.ReminderCount, row.ClickedAt, row.SubmittedAt })),
            Section("messages", "Messages to you", messages.OrderBy(row => row.PlannedAt).Select(row => new
            {
                row.Channel, row.Address, row.State, row.PlannedAt, row.SentAt, row.DeliveredAt, row.OpenedAt, row.ClickedAt, row.RepliedAt,
                Subject = context.Set<MessageContent>().Where(content => content.MessageId == row.Id).Select(content => content.Subject).FirstOrDefault(),
                Text = context.Set<MessageContent>().Where(content => content.MessageId == row.Id).Select(content => content.Text).FirstOrDefault(),
                Html = context.Set<MessageContent>().Where(content => content.MessageId == row.Id).Select(content => content.Html).FirstOrDefault(),
            })),
            Section("messageEvents", "What became of them", messages.Join(context.Set<MessageEvent>(), row => row.Id, one => one.MessageId, (row, one) => new { row.Channel, one.Type, one.At, one.Detail }).OrderBy(row => row.At)),
            Section("receivedMessages", "Messages from you", context.Set<ReceivedMessage>().Where(row => row.ContactId == id).OrderBy(row => row.At)
                .Select(row => new { row.Channel, row.From, row.To, row.At, row.Subject, row.Text, row.Button, row.Media })),
            Section("reviews", "Your reviews", context.Set<Review>().Where(row => row.ContactId == id).OrderBy(row => row.SubmittedAt)
                .Select(row => new { row.Product, row.Rating, row.Headline, row.Text, row.ShownName, row.MayPublish, row.Status, row.Reply, row.SubmittedAt, row.Photos })),
            Section("consent", "Consent you gave or took back", context.Set<ConsentEntry>().Where(row => row.ContactId == id || hashed.Contains(row.AddressHash)).OrderBy(row => row.Position)
                .Select(row => new { row.Channel, row.Purpose, row.Decision, row.Basis, row.Source, row.Wording, row.Address, row.Personal, row.At, row.ExpiresAt })),
            Section("suppressions", "Addresses of yours that we do not write to", context.Set<Suppression>().Where(row => addresses.Contains(row.Address!)).OrderBy(row => row.CreatedAt)
                .Select(row => new { row.Channel, row.Address, row.Reason, row.Source, row.CreatedAt })),
            Section("privacyRequests", "What you asked of us", context.Set<PrivacyRequest>().Where(row => row.ContactId == id).OrderBy(row => row.ReceivedAt)
                .Select(row => new { row.Kind, row.Law, row.Status, row.ReceivedAt, row.DueAt, row.ClosedAt, row.Result })),
        ];
    }

    private static PersonSection Section<T>(string name, string title, IQueryable<T> rows)
        where T : class => new(name, title, Read(rows));

    private static async IAsyncEnumerable<JsonObject> Read<T>(IQueryable<T> rows)
        where T : class
    {
        await foreach (var row in rows.AsNoTracking().AsAsyncEnumerable())
        {
            yield return JsonSerializer.SerializeToNode(row, Json.Options)!.AsObject();
        }
    }
}

/// <summary>Rows of one kind, read anew each time they are asked for.</summary>
internal sealed record PersonSection(string Name, string Title, IAsyncEnumerable<JsonObject> Rows);
