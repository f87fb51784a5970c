using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>Asks people in; admins only.</summary>
public interface IInvitations
{
    /// <summary>Invitations neither used, revoked nor expired.</summary>
    Task<IReadOnlyList<InvitationView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Invites an address and plans the mail; an open invitation of the same address is replaced.</summary>
    /// <exception cref="InputException">Not an e-mail address.</exception>
    /// <exception cref="ConflictException">The address belongs to a member already.</exception>
    Task<InvitationView> InviteAsync(Actor actor, string email, Role role, CancellationToken cancellationToken);

    /// <summary>Ends an invitation; its link stops working at once.</summary>
    Task RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken);
}

/// <summary>An open invitation as admins see it.</summary>
/// <param name="Url">The link to pass on.</param>
public sealed record InvitationView(Guid Id, string Email, Role Role, string InvitedBy, Instant CreatedAt, Instant ExpiresAt, string Url);
