using System.Security.Claims;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>Signs people in and out of this browser. Works within a request that can still set cookies.</summary>
public interface ISignIn
{
    /// <summary>First step. Unknown addresses, wrong passwords and locked accounts answer alike and take alike.</summary>
    Task<SignInOutcome> PasswordAsync(string email, string password, bool remember, CancellationToken cancellationToken);

    /// <summary>Whether the first step was passed in this browser and the second is due.</summary>
    Task<bool> AwaitsSecondStepAsync();

    /// <summary>Second step with a code of the authenticator app (RFC 6238).</summary>
    Task<SignInOutcome> CodeAsync(string code, bool remember, CancellationToken cancellationToken);

    /// <summary>Second step with one of the recovery codes, which is used up.</summary>
    Task<SignInOutcome> RecoveryCodeAsync(string code, CancellationToken cancellationToken);

    Task SignOutAsync();

    /// <summary>Opens another organization of the signed-in user.</summary>
    /// <exception cref="NotFoundException">The user does not belong to it.</exception>
    Task SwitchAsync(Guid userId, Guid organizationId, CancellationToken cancellationToken);

    /// <summary>Whether what the principal says still holds: account, password, membership and role.</summary>
    Task<bool> StillHoldsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken);
}
