namespace FollowUp.Core.Organizations;

/// <summary>Most messages an hour, in any 60 minutes, and a day, in the organization's zone; null: no limit.</summary>
public sealed record SendingLimit(int? PerHour, int? PerDay);
