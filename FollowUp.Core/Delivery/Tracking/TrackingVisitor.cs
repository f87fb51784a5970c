namespace FollowUp.Core.Delivery.Tracking;

/// <summary>Who fetches a pixel or follows a link, as far as a request tells.</summary>
/// <param name="Side">Tells visitors apart, such as an IP address; kept in memory for seconds and never stored.</param>
/// <param name="Lookahead">The request itself says that it only looks ahead.</param>
public sealed record TrackingVisitor(string? UserAgent, string? Side = null, bool Lookahead = false);
