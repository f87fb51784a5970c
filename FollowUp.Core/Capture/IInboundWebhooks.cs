using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Capture;

/// <summary>Reads and changes addresses that other programs send to. Writing needs the role marketer.</summary>
public interface IInboundWebhooks
{
    Task<Page<InboundWebhook>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such webhook in the organization.</exception>
    Task<InboundWebhook> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken.</exception>
    Task<Guid> CreateAsync(Actor actor, InboundWebhookInput input, CancellationToken cancellationToken);

    /// <summary>The address stays.</summary>
    /// <param name="version">The version the change started from; null takes the newest.</param>
    /// <exception cref="ConflictException">Someone else saved in between.</exception>
    Task UpdateAsync(Actor actor, Guid id, int? version, InboundWebhookInput input, CancellationToken cancellationToken);

    /// <summary>Archives it or brings it back.</summary>
    Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken);

    /// <summary>For good, with the bodies that were kept.</summary>
    Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <summary>Makes a secret that senders must sign with from now on, or takes it away.</summary>
    /// <returns>The secret, to be shown once; null when it was taken away.</returns>
    Task<string?> SignAsync(Actor actor, Guid id, bool sign, CancellationToken cancellationToken);

    /// <summary>Bodies that came lately, the newest first.</summary>
    Task<IReadOnlyList<WebhookExample>> ExamplesAsync(Actor actor, Guid id, CancellationToken cancellationToken);
}

/// <summary>What an author typed.</summary>
public sealed record InboundWebhookInput(string Name, string EventType, WebhookMapping Mapping);

/// <summary>A body as it came; kept so that the mapping can be made by looking at it.</summary>
public sealed class WebhookExample : IOrganizationOwned
{
    /// <summary>Bodies kept of one webhook.</summary>
    public const int Most = 20;

    /// <summary>They may tell of people, so that none is kept longer.</summary>
    public static readonly Duration Keep = Duration.FromDays(7);

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid WebhookId { get; init; }

    public required string Body { get; init; }

    public Instant ReceivedAt { get; init; }
}

/// <summary>What intake has to know of a webhook.</summary>
/// <param name="Secret">Null: whoever knows the address may send.</param>
public sealed record InboundAddress(Guid Id, Guid OrganizationId, string EventType, WebhookMapping Mapping, string? Secret = null);

/// <summary>What intake asks for.</summary>
public interface IInboundAddresses
{
    /// <returns>Null when there is none, or it is archived.</returns>
    Task<InboundAddress?> FindAsync(Guid organizationId, string token, CancellationToken cancellationToken);

    /// <summary>Counts the body and keeps it among the last ones.</summary>
    Task KeepAsync(InboundAddress webhook, string body, CancellationToken cancellationToken);
}
