using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Channels.Accounts;

/// <summary>An account as an admin typed it.</summary>
/// <param name="Channel">Stays as it is when an account is changed, as does the provider.</param>
/// <param name="Settings">All plain settings; empty ones are left out.</param>
/// <param name="Secrets">Secrets to change: those not named are kept, empty ones removed.</param>
/// <param name="Priority">Smaller is tried first; null puts a new account behind the others, but before the Sandbox.</param>
public sealed record ChannelAccountInput(
    Channel Channel, string Provider, string Name, string From, string? FromName,
    IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Secrets, int? Priority = null, bool Enabled = true)
{
    /// <summary>Leaves the secrets out.</summary>
    public override string ToString() => $"{nameof(ChannelAccountInput)} {{ {Channel}, {Provider} }}";
}
