namespace FollowUp.Core.Simulation;

/// <summary>The account that a channel's messages leave through.</summary>
public sealed record ChannelWay(string Provider, Guid AccountId);
