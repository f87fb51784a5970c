namespace FollowUp.Core.Delivery.Channels;

/// <summary>What a sender needs to know of the account it sends through.</summary>
/// <param name="Settings">Plain settings of the provider, such as <c>host</c> and <c>port</c>.</param>
/// <param name="Secrets">Decrypted secrets, such as <c>password</c>; never logged.</param>
public sealed record ChannelAccountSettings(
    Guid AccountId,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlyDictionary<string, string> Secrets)
{
    /// <summary>Public address at which the provider is to report what became of messages; null when it cannot reach us.</summary>
    public Uri? StatusUrl { get; init; }

    public override string ToString() => $"{nameof(ChannelAccountSettings)} {{ {AccountId} }}";
}
