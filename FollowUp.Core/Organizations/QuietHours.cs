namespace FollowUp.Core.Organizations;

/// <summary>Such as 21:00 to 08:00.</summary>
public sealed record QuietHours(string From, string To);
