using NodaTime;

namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>A WhatsApp account with the state of its list.</summary>
/// <param name="Tried">When its provider was asked last; null when it never was.</param>
/// <param name="Synced">When it answered last.</param>
/// <param name="Problem">Why the last asking failed, with what to do; null when it did not.</param>
/// <param name="Quality">The provider's word for the number; null where it tells none.</param>
/// <param name="Limit">The provider's word for how many contacts the number may write to first in 24 hours.</param>
public sealed record TemplateAccount(
    Guid Id, string Provider, string Name, string From, bool Enabled, int Approved, int Listed, Instant? Tried, Instant? Synced, string? Problem, string? Quality, string? Limit);
