namespace FollowUp.Core.Intake;

/// <summary>A webhook as it came over the wire.</summary>
/// <param name="Header">Looks a header up by name, case aside; null when it was not sent.</param>
/// <param name="Body">The raw bytes: signatures cover these and nothing else.</param>
public sealed record WebhookDelivery(Func<string, string?> Header, ReadOnlyMemory<byte> Body);
