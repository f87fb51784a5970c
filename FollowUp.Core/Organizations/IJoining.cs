using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>Lets the invited in. Works within a request that can still set cookies.</summary>
public interface IJoining
{
    /// <summary>What a link offers; null when it is unknown, used, revoked or expired.</summary>
    Task<InvitationOffer?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Opens an account for the invited address, lets it join and signs it in.</summary>
    /// <exception cref="InputException">Name or password cannot be taken.</exception>
    /// <exception cref="NotFoundException">The invitation is no longer open.</exception>
    /// <exception cref="ConflictException">The address has an account: sign in and join.</exception>
    Task RegisterAsync(string token, string name, string password, CancellationToken cancellationToken);

    /// <summary>Lets a signed-in user with the invited address join, and opens the organization.</summary>
    /// <exception cref="NotFoundException">The invitation is no longer open.</exception>
    /// <exception cref="ForbiddenException">The invitation is for another address.</exception>
    Task JoinAsync(string token, Guid userId, CancellationToken cancellationToken);
}

/// <summary>What the invited person sees.</summary>
/// <param name="HasAccount">The address signs in to FollowUp already.</param>
public sealed record InvitationOffer(string OrganizationName, string Email, Role Role, string InvitedBy, bool HasAccount);
