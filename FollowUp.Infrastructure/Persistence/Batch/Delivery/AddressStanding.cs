using FollowUp.Core.Consent;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <param name="Everywhere">On the installation's list.</param>
/// <param name="PossibleAt">When what may be an opt-out came, while nobody has decided.</param>
internal sealed record AddressStanding(SuppressionReason? Reason, bool Everywhere, Instant? PossibleAt)
{
    /// <summary>Why nothing may be sent, as verdicts say it; null when it may.</summary>
    public string? Words => Reason is { } reason ? Of(reason) : Everywhere ? "on the list of this installation" : null;

    public static string Of(SuppressionReason reason) => reason switch
    {
        SuppressionReason.OptedOut => "opted out",
        SuppressionReason.Bounced => "bounced",
        SuppressionReason.Complained => "complained",
        _ => "not to be contacted",
    };
}
