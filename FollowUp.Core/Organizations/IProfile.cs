using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>What signed-in people change about themselves. Works within a request that can still set cookies.</summary>
public interface IProfile
{
    Task<ProfileView> GetAsync(Guid userId, CancellationToken cancellationToken);

    /// <exception cref="InputException">The name is empty or too long.</exception>
    Task RenameAsync(Guid userId, string name, CancellationToken cancellationToken);

    /// <summary>Changes the password; other sessions of the account end.</summary>
    /// <exception cref="InputException">The current password is wrong, or the new one cannot be taken.</exception>
    Task ChangePasswordAsync(Guid userId, string current, string next, CancellationToken cancellationToken);

    /// <summary>The key to put into an authenticator app; the same until two-factor is turned on.</summary>
    /// <exception cref="ConflictException">Two-factor is on already.</exception>
    Task<AuthenticatorKey> GetAuthenticatorKeyAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Turns two-factor on once the app shows the right code.</summary>
    /// <returns>Recovery codes, to be shown once.</returns>
    /// <exception cref="InputException">The code is wrong.</exception>
    Task<IReadOnlyList<string>> TurnOnTwoFactorAsync(Guid userId, string code, CancellationToken cancellationToken);

    /// <summary>Turns two-factor off and forgets key and recovery codes.</summary>
    /// <exception cref="InputException">The password is wrong.</exception>
    Task TurnOffTwoFactorAsync(Guid userId, string password, CancellationToken cancellationToken);

    /// <summary>New recovery codes; the old ones stop working.</summary>
    /// <exception cref="InputException">The password is wrong.</exception>
    Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(Guid userId, string password, CancellationToken cancellationToken);
}

public sealed record ProfileView(Guid Id, string Name, string Email, bool TwoFactor, int RecoveryCodesLeft);

/// <param name="Text">Base32 in groups of four, for typing.</param>
/// <param name="Uri"><c>otpauth://</c> address, for a QR code.</param>
public sealed record AuthenticatorKey(string Text, string Uri);
