using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Makes accounts to be saved in the caller's own transaction, which <see cref="UserManager{TUser}"/> cannot join.</summary>
internal sealed class NewUser(IIdSource ids, IPasswordHasher<User> hasher, ILookupNormalizer normalizer)
{
    /// <summary>An account with a checked password; the address counts as confirmed, since a link sent there or an admin named it.</summary>
    /// <exception cref="InputException">The password cannot be taken.</exception>
    public User Create(string email, string name, string password)
    {
        PasswordPolicy.Require(password, email);
        var user = new User
        {
            Id = ids.NewId(),
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            EmailConfirmed = true,
            DisplayName = name,
            LockoutEnabled = true,
            SecurityStamp = ids.NewToken(),
            ConcurrencyStamp = ids.NewToken(),
        };
        user.PasswordHash = hasher.HashPassword(user, password);
        return user;
    }
}
