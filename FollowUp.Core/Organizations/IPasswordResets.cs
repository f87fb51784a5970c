using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>New passwords for those who forgot theirs.</summary>
public interface IPasswordResets
{
    /// <summary>Mails a link that is good for two hours, if the address has an account. Does not tell whether it has.</summary>
    Task RequestAsync(string email, CancellationToken cancellationToken);

    /// <summary>Sets the password; ends all sessions of the account and lifts a lock.</summary>
    /// <exception cref="InputException">The link is used up or too old (field <c>link</c>), or the password cannot be taken.</exception>
    Task ResetAsync(Guid userId, string code, string password, CancellationToken cancellationToken);
}
