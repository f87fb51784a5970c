using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>Asks people in and lets them in.</summary>
public interface IInvitations
{
    /// <summary>Invitations neither used, revoked nor expired; admins only.</summary>
    Task<IReadOnlyList<InvitationView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Invites an address and plans the mail; an open invitation of the same address is replaced.</summary>
    /// <exception cref="InputException">Not an e-mail address.</exception>
    /// <exception cref="ConflictException">The address belongs to a member already.</exception>
    Task<InvitationView> InviteAsync(Actor actor, string email, Role role, CancellationToken cancellationToken);

    /// <summary>Ends an invitation; its link stops working at once.</summary>
    Task RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken);

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

/// <summary>An open invitation as admins see it.</summary>
/// <param name="Url">The link to pass on.</param>
public sealed record InvitationView(Guid Id, string Email, Role Role, string InvitedBy, Instant CreatedAt, Instant ExpiresAt, string Url);

/// <summary>What the invited person sees.</summary>
/// <param name="HasAccount">The address signs in to FollowUp already.</param>
public sealed record InvitationOffer(string OrganizationName, string Email, Role Role, string InvitedBy, bool HasAccount);
