namespace FollowUp.Core.Delivery.Composing;

/// <summary>Where the foot of an e-mail leads.</summary>
internal sealed record FooterLinks(string Unsubscribe, string Preferences);
