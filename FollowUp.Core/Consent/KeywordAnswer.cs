using FollowUp.Core.Consent.Keywords;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>When a number was last answered a keyword, so that it is not answered again too soon. Unique by organization, channel, address hash and action.</summary>
public sealed class KeywordAnswer : IOrganizationOwned
{
    /// <summary>An opt-out is confirmed at most so often.</summary>
    public static readonly Duration StopRest = Duration.FromDays(1);

    public static readonly Duration HelpRest = Duration.FromHours(1);

    /// <summary>A confirmation that comes later than this is no longer presumed to belong to the opt-out (47 CFR 64.1200(a)(12)).</summary>
    public static readonly Duration StopExpiry = Duration.FromMinutes(5);

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Channel Channel { get; init; }

    public required string AddressHash { get; init; }

    public KeywordAction Action { get; init; }

    public Instant LastAt { get; init; }
}
