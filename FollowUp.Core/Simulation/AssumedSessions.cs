using NodaTime;

namespace FollowUp.Core.Simulation;

/// <param name="Steps">Steps that send words of our own by WhatsApp.</param>
/// <param name="Inbound">When the contact wrote on WhatsApp to a number in use; times to come open a session when they come.</param>
public sealed record AssumedSessions(IReadOnlySet<string> Steps, IReadOnlyList<Instant> Inbound);
