using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

internal sealed class InboundWebhookStore(Database database, ISecretProtector protector, IIdSource ids, IClock clock) : IInboundWebhooks, IInboundAddresses
{
    private const string Purpose = "inbound-webhook";
    private readonly CaptureRows<InboundWebhook> rows = new(database, "webhook");

    public Task<Page<InboundWebhook>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken)
        => rows.ListAsync(actor, filter, page, cancellationToken);

    public Task<InboundWebhook> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken) => rows.GetAsync(actor, id, cancellationToken);

    public Task<Guid> CreateAsync(Actor actor, InboundWebhookInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        CaptureRules.Check(input);
        var webhook = new InboundWebhook
        {
            Id = ids.NewId(), OrganizationId = actor.OrganizationId, Name = "", EventType = "", Token = ids.NewToken(), CreatedAt = clock.GetCurrentInstant(),
        };
        Apply(webhook, input);
        return rows.AddAsync(actor, webhook, cancellationToken);
    }

    public Task UpdateAsync(Actor actor, Guid id, int? version, InboundWebhookInput input, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        CaptureRules.Check(input);
        return rows.ChangeAsync(actor, id, version, webhook => Apply(webhook, input), cancellationToken);
    }

    public Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken) => rows.ArchiveAsync(actor, id, archived, cancellationToken);

    public Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            context.Remove(await context.Set<InboundWebhook>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("webhook"));
            await context.SaveChangesAsync(cancellationToken);
            await context.Set<WebhookExample>().Where(row => row.WebhookId == id).ExecuteDeleteAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task<string?> SignAsync(Actor actor, Guid id, bool sign, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        var secret = sign ? WebhookSecretText.New() : null;
        var kept = secret is null ? null : protector.Protect(Purpose, secret);
        await rows.ChangeAsync(actor, id, null, webhook => webhook.ProtectedSecret = kept, cancellationToken);
        return secret;
    }

    public async Task<IReadOnlyList<WebhookExample>> ExamplesAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await rows.GetAsync(actor, id, cancellationToken);
        var since = clock.GetCurrentInstant() - WebhookExample.Keep;
        await using var context = database.Open(actor);
        return await context.Set<WebhookExample>().AsNoTracking().Where(row => row.WebhookId == id && row.ReceivedAt > since)
            .OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Take(WebhookExample.Most).ToListAsync(cancellationToken);
    }

    public async Task<InboundAddress?> FindAsync(Guid organizationId, string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(organizationId);
        return await context.Set<InboundWebhook>().AsNoTracking().SingleOrDefaultAsync(row => row.Token == token && !row.Archived, cancellationToken) is { } row
            ? new InboundAddress(row.Id, row.OrganizationId, row.EventType, row.Mapping, row.ProtectedSecret is { } kept ? protector.Unprotect(Purpose, kept) : null)
            : null;
    }

    public Task KeepAsync(InboundAddress webhook, string body, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.Of(webhook.OrganizationId), async context =>
        {
            var now = clock.GetCurrentInstant();
            context.Add(new WebhookExample { Id = ids.NewId(), OrganizationId = webhook.OrganizationId, WebhookId = webhook.Id, Body = body, ReceivedAt = now });
            await context.SaveChangesAsync(cancellationToken);
            await context.Set<InboundWebhook>().Where(row => row.Id == webhook.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Received, row => row.Received + 1).SetProperty(row => row.LastReceivedAt, now), cancellationToken);
            var kept = context.Set<WebhookExample>().Where(row => row.WebhookId == webhook.Id);
            var over = await kept.OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id).Skip(WebhookExample.Most).Select(row => row.Id).Take(100).ToListAsync(cancellationToken);
            await (over.Count == 0 ? Task.CompletedTask : kept.Where(row => over.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken));
        }, cancellationToken);

    private static void Apply(InboundWebhook webhook, InboundWebhookInput input)
        => (webhook.Name, webhook.EventType, webhook.Mapping) = (input.Name.Trim(), input.EventType.Trim(), input.Mapping);
}
