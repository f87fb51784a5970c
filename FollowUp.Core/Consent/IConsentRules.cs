using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Consent;

/// <summary>The rules of an organization.</summary>
public interface IConsentRules
{
    Task<ConsentRulesView> GetAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Channels that are named take these rules. Admins only.</summary>
    /// <exception cref="ConflictException">Somebody else changed them first.</exception>
    Task<ConsentRulesView> ChangeAsync(Actor actor, ConsentRulesChange change, CancellationToken cancellationToken);
}

/// <param name="Version">0: they were never changed.</param>
public sealed record ConsentRulesView(ConsentRules Rules, int Version);

/// <summary>Null leaves a value as it is.</summary>
/// <param name="Version">The version the change started from; null takes the current one.</param>
public sealed record ConsentRulesChange(IReadOnlyDictionary<Channel, ChannelConsent>? Channels = null, bool? DoubleOptIn = null, int? Version = null);
