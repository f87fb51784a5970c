using FollowUp.Core.Templates.WhatsApp;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>What WhatsApp asks of a message: an approved template, or an open session.</summary>
/// <param name="LastInbound">When the contact last wrote to the organization on WhatsApp.</param>
/// <param name="Template">Null for words of our own.</param>
public sealed record WhatsAppStanding(Instant? LastInbound, ApprovedStanding? Template = null);
