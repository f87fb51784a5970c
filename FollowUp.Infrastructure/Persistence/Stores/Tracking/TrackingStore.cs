using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Tracking;

/// <summary>The first click and the first opening of a message are written; later ones are only read.</summary>
internal sealed class TrackingStore(Database database, IIdSource ids, IClock clock, ScanSignals signals) : ITracking
{
    private const int LongestDetail = 1000;

    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken) => (await ReadAsync(token, cancellationToken))?.Target;

    public async Task<string?> ClickAsync(string token, CancellationToken cancellationToken)
    {
        if (await ReadAsync(token, cancellationToken) is not { } link)
        {
            return null;
        }

        if (!link.Clicked)
        {
            await database.WriteAsync(DataScope.All, context => ClickAsync(context, link, cancellationToken), cancellationToken);
            signals.Wake(ScanKind.Events);
        }

        return link.Target;
    }

    public async Task OpenAsync(string messageToken, CancellationToken cancellationToken)
    {
        MessageKey? message;
        await using (var context = database.Open(DataScope.All))
        {
            message = await context.Set<Message>().AsNoTracking().Where(row => row.Token == messageToken && row.OpenedAt == null)
                .Select(row => new MessageKey(row.Id, row.OrganizationId, row.OriginId, row.Origin, row.ContactId, row.Slot)).SingleOrDefaultAsync(cancellationToken);
        }

        if (message is not null)
        {
            await database.WriteAsync(DataScope.All, context => OpenAsync(context, message, cancellationToken), cancellationToken);
            signals.Wake(ScanKind.Events);
        }
    }

    private async Task ClickAsync(FollowUpDbContext context, Link link, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var first = await context.Set<Message>().Where(row => row.Id == link.Message.Id && row.ClickedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClickedAt, now), cancellationToken);
        if (first == 0)
        {
            return;
        }

        await RequestClick.RecordAsync(context, row => row.EnrollmentId == link.Message.OriginId, now, cancellationToken);
        await AddEventAsync(context, link.Message, "clicked", now, link.Target, cancellationToken);
    }

    private async Task OpenAsync(FollowUpDbContext context, MessageKey message, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var first = await context.Set<Message>().Where(row => row.Id == message.Id && row.OpenedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenedAt, now), cancellationToken);
        if (first > 0)
        {
            await AddEventAsync(context, message, "opened", now, null, cancellationToken);
        }
    }

    private Task<int> AddEventAsync(FollowUpDbContext context, MessageKey message, string type, Instant now, string? detail, CancellationToken cancellationToken)
    {
        context.Add(new MessageEvent
        {
            Id = ids.NewId(),
            OrganizationId = message.OrganizationId,
            MessageId = message.Id,
            OriginId = message.OriginId,
            Type = type,
            At = now,
            Detail = detail is { Length: > LongestDetail } ? detail[..LongestDetail] : detail,
        });
        if (message.Origin == OriginKind.Enrollment && message.ContactId is { } contactId)
        {
            context.Add(InsideEvents.Of(ids, message.OrganizationId, contactId, type, $"{message.Id:N}/{type}", now, new { Step = StepSlot.Read(message.Slot).Step, Target = detail }, message.OriginId));
        }

        return context.SaveChangesAsync(cancellationToken);
    }

    private async Task<Link?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (TrackingToken.Read(token) is not var (messageToken, place))
        {
            return null;
        }

        await using var context = database.Open(DataScope.All);
        var found = await context.Set<Message>().AsNoTracking().Where(row => row.Token == messageToken)
            .Join(context.Set<MessageContent>(), row => row.Id, content => content.MessageId, (row, content) => new { row.Id, row.OrganizationId, row.OriginId, row.Origin, row.ContactId, row.Slot, row.ClickedAt, content.Links })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || Json.Read<string[]>(found.Links) is not { } targets || place >= targets.Length)
        {
            return null;
        }

        return new Link(new MessageKey(found.Id, found.OrganizationId, found.OriginId, found.Origin, found.ContactId, found.Slot), targets[place], found.ClickedAt is not null);
    }

    private sealed record MessageKey(Guid Id, Guid OrganizationId, Guid OriginId, OriginKind Origin, Guid? ContactId, string Slot);

    private sealed record Link(MessageKey Message, string Target, bool Clicked);
}
