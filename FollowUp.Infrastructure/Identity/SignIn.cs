using System.Security.Claims;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Identity;

namespace FollowUp.Infrastructure.Identity;

internal sealed class SignIn(
    SignInManager<User> signIn, UserManager<User> users, Memberships memberships, IPasswordHasher<User> hasher, AccountTrail trail) : ISignIn
{
    private static readonly User Nobody = new();
    private static string? nobodysHash;

    public async Task<SignInOutcome> PasswordAsync(string email, string password, bool remember, CancellationToken cancellationToken)
    {
        if (email.Length > AccountEmail.Longest || password.Length > PasswordRules.Longest)
        {
            return SignInOutcome.Refused;
        }

        var user = await users.FindByEmailAsync(email.Trim());
        if (user is null || await users.IsLockedOutAsync(user))
        {
            // Hashes all the same, so that the time taken does not tell known addresses from unknown or locked ones.
            nobodysHash ??= hasher.HashPassword(Nobody, nameof(Nobody));
            hasher.VerifyHashedPassword(Nobody, nobodysHash, password);
            return SignInOutcome.Refused;
        }

        var result = await signIn.PasswordSignInAsync(user, password, remember, lockoutOnFailure: true);
        return await OutcomeAsync(result, user, cancellationToken);
    }

    public async Task<bool> AwaitsSecondStepAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    public async Task<SignInOutcome> CodeAsync(string code, bool remember, CancellationToken cancellationToken)
    {
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        return user is null
            ? SignInOutcome.Refused
            : await OutcomeAsync(await signIn.TwoFactorAuthenticatorSignInAsync(Digits(code), remember, rememberClient: false), user, cancellationToken);
    }

    public async Task<SignInOutcome> RecoveryCodeAsync(string code, CancellationToken cancellationToken)
    {
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        if (user is null || await users.IsLockedOutAsync(user))
        {
            return SignInOutcome.Refused;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code.Trim());
        if (!result.Succeeded)
        {
            await users.AccessFailedAsync(user);
        }

        return await OutcomeAsync(result, user, cancellationToken);
    }

    public Task SignOutAsync() => signIn.SignOutAsync();

    public async Task SwitchAsync(Guid userId, Guid organizationId, CancellationToken cancellationToken)
    {
        var membership = await memberships.FindAsync(userId, organizationId, cancellationToken);
        var user = await users.FindByIdAsync(userId.ToString("D"));
        if (user is null || membership?.OrganizationId != organizationId)
        {
            throw new NotFoundException("organization");
        }

        await memberships.NoteUsedAsync(userId, organizationId, cancellationToken);
        await signIn.RefreshSignInAsync(user);
    }

    public async Task<bool> StillHoldsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (ActorClaims.Read(principal) is not { Id: { } userId } actor || await signIn.ValidateSecurityStampAsync(principal) is null)
        {
            return false;
        }

        var membership = await memberships.FindAsync(userId, actor.OrganizationId, cancellationToken);
        return membership is not null && membership.OrganizationId == actor.OrganizationId && membership.Role == actor.Role;
    }

    private static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    private async Task<SignInOutcome> OutcomeAsync(SignInResult result, User user, CancellationToken cancellationToken)
    {
        if (result.RequiresTwoFactor)
        {
            return SignInOutcome.SecondStepNeeded;
        }

        if (!result.Succeeded)
        {
            await trail.NoteAsync(user, await users.IsLockedOutAsync(user) ? "account.locked" : "account.sign_in_refused", cancellationToken);
            return result.IsNotAllowed ? SignInOutcome.NoOrganization : SignInOutcome.Refused;
        }

        if (await memberships.FindAsync(user.Id, null, cancellationToken) is { } opened)
        {
            await memberships.NoteUsedAsync(user.Id, opened.OrganizationId, cancellationToken);
            await trail.NoteAsync(user, "account.signed_in", cancellationToken);
        }

        return SignInOutcome.SignedIn;
    }
}
