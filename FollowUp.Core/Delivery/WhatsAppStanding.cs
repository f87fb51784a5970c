using FollowUp.Core.Templates.WhatsApp;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>What WhatsApp asks of a message: an approved template, or an open session.</summary>
/// <param name="LastInbound">When the contact last wrote to one of the organization's numbers that are in use.</param>
/// <param name="Template">Null for words of our own.</param>
public sealed record WhatsAppStanding(Instant? LastInbound, ApprovedStanding? Template = null)
{
    /// <summary>When the contact last wrote to each account that is in use: a session is open with one number and no other. Null where accounts play no part, as in a simulation.</summary>
    public IReadOnlyDictionary<Guid, Instant>? Heard { get; init; }

    /// <summary>Whether an account may carry the message.</summary>
    public bool Fits(Guid accountId, Instant now) => Template is { } template
        ? template.Ways.ContainsKey(accountId)
        : Heard is null || (Heard.TryGetValue(accountId, out var last) && now < last + Gates.SessionGate.Window);
}
