using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery;

/// <summary>
/// The Sandbox keeps nothing itself: its mailbox and phone show messages that are stored. So a test that it took is stored,
/// as nobody's message; what went to a real provider is in a real mailbox.
/// </summary>
internal sealed class SandboxTests(Database database, IIdSource ids, IClock clock)
{
    /// <summary>Under a token of its own, so that the links in the test lead nowhere.</summary>
    public Task KeepAsync(Actor actor, ReadyMessage ready, string? reference, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var (message, sent, now) = (ready.Message, ready.Outbound, clock.GetCurrentInstant());
            context.Add(new Message
            {
                Id = message.Id, OrganizationId = actor.OrganizationId, Origin = OriginKind.Test, OriginId = message.OriginId, Slot = "test", Lane = Lane.Transactional, Channel = message.Channel,
                Address = sent.To, TemplateId = message.TemplateId, Data = message.Data, State = MessageState.Sent, PlannedAt = now, DueAt = now, ExpiresAt = now, AttemptCount = 1, Token = ids.NewToken(),
                Provider = ready.Route.Provider, AccountId = ready.Route.Account.AccountId, ProviderMessageId = reference, RequestedBy = actor.Name, HandedAt = now, SentAt = now,
            });
            context.Add(new MessageContent { MessageId = message.Id, OrganizationId = actor.OrganizationId, Subject = sent.Subject, Html = sent.Html, Text = sent.Text, Links = "[]" });
            context.Add(new MessageEvent { Id = ids.NewId(), OrganizationId = actor.OrganizationId, MessageId = message.Id, OriginId = message.OriginId, Type = "sent", At = now });
            context.AddRange(ready.Files.Select((file, at) => new MessageAttachment
            {
                MessageId = message.Id, OrganizationId = actor.OrganizationId, Position = at, MediaId = file.MediaId, Name = file.Name, ContentType = file.ContentType, Size = file.Size,
            }));
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
}
