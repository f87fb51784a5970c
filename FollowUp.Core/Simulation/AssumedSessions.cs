using NodaTime;

namespace FollowUp.Core.Simulation;

/// <param name="Steps">Steps that send words of our own by WhatsApp.</param>
/// <param name="LastInbound">When the contact last wrote on WhatsApp, before the start.</param>
public sealed record AssumedSessions(IReadOnlySet<string> Steps, Instant? LastInbound);
