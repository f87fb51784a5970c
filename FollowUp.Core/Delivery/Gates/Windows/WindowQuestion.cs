using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>Whether a message might leave to somebody. What is told is taken as it was typed.</summary>
/// <param name="State">A code such as <c>TX</c> or a name such as <c>Texas</c>; without a country it is one of the United States.</param>
/// <param name="Phone">In any usual form; without its country code it is one of <paramref name="Country"/>.</param>
/// <param name="RuleSets">Ids or places of the rule sets to ask, wherever the contact is; null or empty: those of its places, and the organization's.</param>
public sealed record WindowQuestion(
    Instant At, WindowChannel Channel, string? TimeZone = null, string? Phone = null, string? State = null, string? Country = null, IReadOnlyList<string>? RuleSets = null);

/// <summary>What the rules say.</summary>
/// <param name="NextAllowedAt">The asked time when it is allowed; null when no time in the next days suits all.</param>
/// <param name="Rule">Id of the deciding rule set; null when it is allowed.</param>
/// <param name="Reason">In plain words.</param>
/// <param name="Looked">What the deciding rule looked at: the local time and its hours.</param>
/// <param name="Law">Where the deciding rule stands; null for an organization's own.</param>
/// <param name="RuleSetVersion">Of all rules; equal versions judge equally.</param>
/// <param name="Zones">All zones that counted.</param>
/// <param name="Places">All countries and states that counted.</param>
public sealed record WindowResult(
    bool Allowed, Instant? NextAllowedAt, string? Rule, string? Reason, string? Looked, string? Law, string RuleSetVersion, IReadOnlyList<string> Zones, IReadOnlyList<string> Places);
