using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Consent;

/// <summary>Takes opt-outs that contacts told somebody of the organization, or one of its programs.</summary>
public interface IContactOptOuts
{
    public const int LongestReason = 200;

    /// <param name="channel">Null: every channel the contact has an address for.</param>
    /// <param name="reason">How the contact said it, such as <c>by phone</c>.</param>
    /// <exception cref="NotFoundException">No such contact in the organization.</exception>
    /// <exception cref="InputException">The reason is missing or too long, or there is no address; names the field.</exception>
    Task<OptOutResult> OptOutContactAsync(Actor actor, Guid contactId, Channel? channel, string? reason, CancellationToken cancellationToken);

    /// <summary>Also for addresses that belong to nobody known.</summary>
    /// <param name="address">E-mail address, or number in any usual form with its country code.</param>
    /// <exception cref="InputException">Reason or address cannot be taken; names the field.</exception>
    Task<OptOutResult> OptOutAddressAsync(Actor actor, string? address, Channel channel, string? reason, CancellationToken cancellationToken);
}

/// <summary>What an opt-out did.</summary>
/// <param name="Added">Addresses that were not on the list yet.</param>
/// <param name="Cancelled">Messages that waited and are not sent any more.</param>
/// <param name="Left">Messages that a provider had already, or was being handed: they may still arrive.</param>
public sealed record OptOutResult(int Added, int Cancelled, int Left);
