using System.Collections.Concurrent;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>
/// Checks signatures with secrets it keeps for a moment, so that a burst of webhooks does not ask the database for each.
/// A signature that does not fit is checked again with fresh secrets: a new secret works at once.
/// </summary>
public sealed class WebhookKeyRing(IWebhookKeys keys)
{
    private const int MostKept = 10_000;

    private static readonly Duration Keep = Duration.FromSeconds(10);

    /// <summary>Takes the place of a secret where there is none, so that an unknown organization answers no faster than a wrong signature.</summary>
    private static readonly string[] NoSecrets = ["whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="];

    private readonly ConcurrentDictionary<(Guid Organization, string Source), Kept> kept = new();

    public async Task<bool> IsSignedAsync(IOrderSource source, Guid organizationId, WebhookDelivery delivery, Instant now, CancellationToken cancellationToken)
    {
        var address = (organizationId, source.Name);
        if (kept.TryGetValue(address, out var ring) && now < ring.Until && source.IsSigned(delivery, ring.Secrets, now))
        {
            await keys.NoteReceivedAsync(organizationId, source.Name, cancellationToken);
            return true;
        }

        var secrets = await keys.FindAsync(organizationId, source.Name, cancellationToken);
        if (secrets.Count == 0)
        {
            _ = source.IsSigned(delivery, NoSecrets, now);
            return false;
        }

        if (!source.IsSigned(delivery, secrets, now))
        {
            return false;
        }

        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[address] = new Kept(secrets, now + Keep);
        await keys.NoteReceivedAsync(organizationId, source.Name, cancellationToken);
        return true;
    }

    private sealed record Kept(IReadOnlyList<string> Secrets, Instant Until);
}
