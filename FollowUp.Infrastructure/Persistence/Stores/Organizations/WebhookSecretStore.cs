using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Organizations;

internal sealed class WebhookSecretStore(Database database, ISecretProtector protector, AppAddress address, IIdSource ids, IClock clock)
    : IWebhookSecrets, IWebhookKeys
{
    public const string Purpose = "webhook";

    private readonly OncePerMinute<(Guid, string)> receipts = new();

    public async Task<IReadOnlyList<WebhookSourceView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        await using var context = database.Open(actor);
        var secrets = await context.Set<WebhookSecret>().AsNoTracking().ToDictionaryAsync(secret => secret.Source, cancellationToken);
        var now = clock.GetCurrentInstant();
        return [.. WebhookSources.All.Select(source => View(actor.OrganizationId, source, secrets.GetValueOrDefault(source), now))];
    }

    public async Task<string> SetAsync(Actor actor, string source, string? secret, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        WebhookSources.Checked(source);
        var text = secret is null ? WebhookSecretText.New() : WebhookSecretText.Checked(source, secret);
        var protectedText = protector.Protect(Purpose, text);
        var now = clock.GetCurrentInstant();
        await using var context = database.Open(actor);
        if (await context.Set<WebhookSecret>().SingleOrDefaultAsync(row => row.Source == source, cancellationToken) is { } existing)
        {
            existing.Replace(protectedText, now);
        }
        else
        {
            context.Add(new WebhookSecret { Id = ids.NewId(), OrganizationId = actor.OrganizationId, Source = source, ProtectedSecret = protectedText, SetAt = now });
        }

        await context.SaveChangesAsync(cancellationToken);
        return text;
    }

    public async Task<IReadOnlyList<string>> FindAsync(Guid organizationId, string source, CancellationToken cancellationToken)
    {
        await using var context = database.Open(organizationId);
        var secret = await context.Set<WebhookSecret>().AsNoTracking().SingleOrDefaultAsync(row => row.Source == source, cancellationToken);
        return secret is null ? [] : [.. secret.Valid(clock.GetCurrentInstant()).Select(text => protector.Unprotect(Purpose, text))];
    }

    public async Task NoteReceivedAsync(Guid organizationId, string source, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        if (receipts.IsDue((organizationId, source), now))
        {
            await database.WriteAsync(
                DataScope.Of(organizationId),
                context => context.Set<WebhookSecret>().Where(row => row.Source == source)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastReceivedAt, now), cancellationToken),
                cancellationToken);
        }
    }

    private WebhookSourceView View(Guid organizationId, string source, WebhookSecret? secret, Instant now) => new(
        source,
        address.For($"/webhooks/orders/{source}/{organizationId:D}"),
        secret?.SetAt,
        secret?.PreviousValidUntil > now ? secret.PreviousValidUntil : null,
        secret?.LastReceivedAt);
}
