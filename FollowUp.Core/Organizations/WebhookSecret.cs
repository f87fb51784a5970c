using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>What a shop signs its webhooks with, one for each source.</summary>
public sealed class WebhookSecret : IOrganizationOwned, IVersioned
{
    /// <summary>How long the old secret stays good after a new one was set, so that the shop can be changed over without loss.</summary>
    public static readonly Duration Overlap = Duration.FromHours(24);

    public Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>One of <see cref="WebhookSources"/>.</summary>
    public required string Source { get; init; }

    public required string ProtectedSecret { get; set; }

    public string? ProtectedPreviousSecret { get; set; }

    public Instant? PreviousValidUntil { get; set; }

    public Instant SetAt { get; set; }

    /// <summary>When a correctly signed webhook last came in; written at most once a minute.</summary>
    public Instant? LastReceivedAt { get; set; }

    public int Version { get; set; }

    /// <summary>Takes a new secret; the old one stays good for <see cref="Overlap"/>.</summary>
    public void Replace(string protectedSecret, Instant now)
    {
        ProtectedPreviousSecret = ProtectedSecret;
        PreviousValidUntil = now + Overlap;
        ProtectedSecret = protectedSecret;
        SetAt = now;
    }

    /// <summary>The protected secrets good at <paramref name="now"/>, newest first.</summary>
    public IEnumerable<string> Valid(Instant now)
    {
        yield return ProtectedSecret;
        if (ProtectedPreviousSecret is { } previous && now < PreviousValidUntil)
        {
            yield return previous;
        }
    }
}
