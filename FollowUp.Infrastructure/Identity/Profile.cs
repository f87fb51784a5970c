using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Identity;

namespace FollowUp.Infrastructure.Identity;

internal sealed class Profile(UserManager<User> users, SignInManager<User> signIn, AccountTrail trail) : IProfile
{
    private const int RecoveryCodes = 10;

    public async Task<ProfileView> GetAsync(Guid userId, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId);
        return new ProfileView(user.Id, user.DisplayName, user.Email ?? "", user.TwoFactorEnabled, await users.CountRecoveryCodesAsync(user));
    }

    public async Task RenameAsync(Guid userId, string name, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId);
        user.DisplayName = PersonName.Checked(name);
        (await users.UpdateAsync(user)).OrThrow("name");
        await trail.NoteAsync(user, "account.renamed", cancellationToken);
        await signIn.RefreshSignInAsync(user);
    }

    public async Task ChangePasswordAsync(Guid userId, string current, string next, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId);
        await RequirePasswordAsync(user, "currentPassword", current);
        (await users.ChangePasswordAsync(user, current, next)).OrThrow("newPassword");
        await trail.NoteAsync(user, "account.password_changed", cancellationToken);
        await signIn.RefreshSignInAsync(user);
    }

    public async Task<AuthenticatorKey> GetAuthenticatorKeyAsync(Guid userId, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId);
        if (user.TwoFactorEnabled)
        {
            throw new ConflictException("Two-factor sign-in is on already.");
        }

        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            (await users.ResetAuthenticatorKeyAsync(user)).OrThrow("code");
            await signIn.RefreshSignInAsync(user);
            key = (await users.GetAuthenticatorKeyAsync(user))!;
        }

        var account = Uri.EscapeDataString($"FollowUp:{user.Email}");
        var uri = string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{account}?secret={key}&issuer=FollowUp&digits=6");
        return new AuthenticatorKey(string.Join(' ', key.Chunk(4).Select(group => new string(group))), uri);
    }

    public async Task<IReadOnlyList<string>> TurnOnTwoFactorAsync(Guid userId, string code, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId);
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, digits))
        {
            throw new InputException("code", "is not the one the app shows now; check the clock of your phone");
        }

        (await users.SetTwoFactorEnabledAsync(user, true)).OrThrow("code");
        await trail.NoteAsync(user, "account.two_factor_on", cancellationToken);
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await signIn.RefreshSignInAsync(user);
        return [.. codes!];
    }

    public async Task TurnOffTwoFactorAsync(Guid userId, string password, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId);
        await RequirePasswordAsync(user, "password", password);
        (await users.SetTwoFactorEnabledAsync(user, false)).OrThrow("password");
        await trail.NoteAsync(user, "account.two_factor_off", cancellationToken);
        await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);
        (await users.ResetAuthenticatorKeyAsync(user)).OrThrow("password");
        await signIn.RefreshSignInAsync(user);
    }

    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(Guid userId, string password, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId);
        await RequirePasswordAsync(user, "password", password);
        if (!user.TwoFactorEnabled)
        {
            throw new ConflictException("Turn two-factor sign-in on first.");
        }

        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await trail.NoteAsync(user, "account.recovery_codes_renewed", cancellationToken);
        return [.. codes!];
    }

    private async Task<User> FindAsync(Guid userId)
        => await users.FindByIdAsync(userId.ToString("D")) ?? throw new NotFoundException("account");

    private async Task RequirePasswordAsync(User user, string field, string password)
    {
        // Counts as a failed sign-in, so that an unattended browser is no way to guess the password.
        if (await users.IsLockedOutAsync(user) || password.Length > PasswordRules.Longest)
        {
            throw new InputException(field, "is not your password");
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await users.AccessFailedAsync(user);
            throw new InputException(field, "is not your password");
        }
    }
}
