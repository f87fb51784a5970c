using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Frequency;

/// <summary>The contact has got as much as it may.</summary>
/// <param name="Until">When one may leave again.</param>
/// <param name="Skips">It is not to wait.</param>
public sealed record OverCap(Instant Until, bool Skips, string Reason, string Input);
