using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Tracking;

/// <summary>The first click and the first opening of a message by a person are written, and the first of each by a program; later ones are only read.</summary>
internal sealed class TrackingStore(Database database, IIdSource ids, IClock clock, ScanSignals signals) : ITracking
{
    private const int LongestDetail = 1000;

    private readonly RecentLinks recent = new();

    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken) => (await ReadAsync(token, cancellationToken))?.Target;

    public async Task<string?> ClickAsync(string token, TrackingVisitor visitor, CancellationToken cancellationToken)
    {
        if (await ReadAsync(token, cancellationToken) is not { } link)
        {
            return null;
        }

        var now = clock.GetCurrentInstant();
        var others = visitor.Side is { } side ? recent.Follow(link.Message.Id, side, link.Place, now) : 0;
        var verdict = Judge(link.Message, TrackingHitKind.Click, visitor, now, others);
        if (verdict.Machine)
        {
            await AddMachineAsync(link.Message, "clicked_machine", verdict.Rule, now, cancellationToken);
        }
        else if (!link.Clicked)
        {
            await database.WriteAsync(DataScope.All, context => ClickAsync(context, link, now, cancellationToken), cancellationToken);
            signals.Wake(ScanKind.Events);
        }

        return link.Target;
    }

    public async Task OpenAsync(string messageToken, TrackingVisitor visitor, CancellationToken cancellationToken)
    {
        MessageKey? message;
        await using (var context = database.Open(DataScope.All))
        {
            message = await context.Set<Message>().AsNoTracking().Where(row => row.Token == messageToken && row.OpenedAt == null)
                .Select(row => new MessageKey(row.Id, row.OrganizationId, row.OriginId, row.Origin, row.ContactId, row.Slot, row.Provider, row.SentAt)).SingleOrDefaultAsync(cancellationToken);
        }

        if (message is null)
        {
            return;
        }

        var now = clock.GetCurrentInstant();
        var verdict = Judge(message, TrackingHitKind.Open, visitor, now);
        if (verdict.Machine)
        {
            await AddMachineAsync(message, "opened_machine", verdict.Rule, now, cancellationToken);
        }
        else
        {
            await database.WriteAsync(DataScope.All, context => OpenAsync(context, message, now, cancellationToken), cancellationToken);
            signals.Wake(ScanKind.Events);
        }
    }

    /// <summary>No server scans what lies in the Sandbox: whoever follows a link there is a person, however fast.</summary>
    private static HitVerdict Judge(MessageKey message, TrackingHitKind kind, TrackingVisitor visitor, Instant now, int otherLinks = 0)
        => message.Provider == ChannelAccount.SandboxProvider && !visitor.Lookahead
            ? new HitVerdict(false, "sandbox")
            : HitClassifier.Judge(new TrackingHit(kind, "GET", visitor.UserAgent, message.SentAt is { } sent ? now - sent : null, otherLinks) { Lookahead = visitor.Lookahead });

    private Task AddMachineAsync(MessageKey message, string type, string rule, Instant now, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            if (!await context.Set<MessageEvent>().AnyAsync(row => row.MessageId == message.Id && row.Type == type, cancellationToken))
            {
                context.Add(History(message, type, now, rule));
                await context.SaveChangesAsync(cancellationToken);
            }
        }, cancellationToken);

    private async Task ClickAsync(FollowUpDbContext context, Link link, Instant now, CancellationToken cancellationToken)
    {
        var first = await context.Set<Message>().Where(row => row.Id == link.Message.Id && row.ClickedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClickedAt, now), cancellationToken);
        if (first == 0)
        {
            return;
        }

        await RequestClick.RecordAsync(context, row => row.EnrollmentId == link.Message.OriginId, now, cancellationToken);
        await AddEventAsync(context, link.Message, "clicked", now, link.Target, cancellationToken);
    }

    private async Task OpenAsync(FollowUpDbContext context, MessageKey message, Instant now, CancellationToken cancellationToken)
    {
        var first = await context.Set<Message>().Where(row => row.Id == message.Id && row.OpenedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenedAt, now), cancellationToken);
        if (first > 0)
        {
            await AddEventAsync(context, message, "opened", now, null, cancellationToken);
        }
    }

    private async Task AddEventAsync(FollowUpDbContext context, MessageKey message, string type, Instant now, string? detail, CancellationToken cancellationToken)
    {
        context.Add(History(message, type, now, detail));
        if (message.Origin == OriginKind.Enrollment && message.ContactId is { } contactId)
        {
            context.Add(InsideEvents.Of(ids, message.OrganizationId, contactId, type, $"{message.Id:N}/{type}", now, new { Step = StepSlot.Read(message.Slot).Step, Target = detail }, message.OriginId));
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private MessageEvent History(MessageKey message, string type, Instant now, string? detail) => new()
    {
        Id = ids.NewId(),
        OrganizationId = message.OrganizationId,
        MessageId = message.Id,
        OriginId = message.OriginId,
        Type = type,
        At = now,
        Detail = detail is { Length: > LongestDetail } ? detail[..LongestDetail] : detail,
    };

    private async Task<Link?> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (ShortCode.IsOne(token))
        {
            return await ReadShortAsync(token, cancellationToken);
        }

        if (TrackingToken.Read(token) is not var (messageToken, place))
        {
            return null;
        }

        await using var context = database.Open(DataScope.All);
        var found = await context.Set<Message>().AsNoTracking().Where(row => row.Token == messageToken)
            .Join(context.Set<MessageContent>(), row => row.Id, content => content.MessageId, (row, content) => new
            {
                Message = new MessageKey(row.Id, row.OrganizationId, row.OriginId, row.Origin, row.ContactId, row.Slot, row.Provider, row.SentAt),
                row.ClickedAt,
                content.Links,
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is not null && Json.Read<string[]>(found.Links) is { } targets && place < targets.Length
            ? new Link(found.Message, targets[place], place, found.ClickedAt is not null)
            : null;
    }

    private async Task<Link?> ReadShortAsync(string code, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        var found = await context.Set<ShortLink>().AsNoTracking().Where(link => link.Code == code)
            .Join(context.Set<Message>(), link => link.MessageId, row => row.Id, (link, row) => new
            {
                Message = new MessageKey(row.Id, row.OrganizationId, row.OriginId, row.Origin, row.ContactId, row.Slot, row.Provider, row.SentAt),
                row.ClickedAt,
                link.Code,
                link.Place,
                link.Target,
            })
            .SingleOrDefaultAsync(cancellationToken);

        // Some databases take capitals for small letters.
        return found?.Code == code ? new Link(found.Message, found.Target, found.Place, found.ClickedAt is not null) : null;
    }

    private sealed record MessageKey(Guid Id, Guid OrganizationId, Guid OriginId, OriginKind Origin, Guid? ContactId, string Slot, string? Provider, Instant? SentAt);

    private sealed record Link(MessageKey Message, string Target, int Place, bool Clicked);
}
