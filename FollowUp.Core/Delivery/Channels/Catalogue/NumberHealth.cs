namespace FollowUp.Core.Delivery.Channels.Catalogue;

/// <summary>What a provider tells of a sending number, in its own words.</summary>
public sealed record NumberHealth(string? Quality, string? MessagingLimit);
