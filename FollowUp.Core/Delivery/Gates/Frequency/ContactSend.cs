using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Frequency;

/// <summary>A message that a contact got or is about to get.</summary>
/// <param name="At">When it was handed over; null: another worker has claimed it and may hand it over at any moment.</param>
public sealed record ContactSend(Guid ContactId, Channel Channel, Instant? At);
