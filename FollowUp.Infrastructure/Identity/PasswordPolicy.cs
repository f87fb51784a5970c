using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Identity;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Makes ASP.NET Core Identity follow <see cref="PasswordRules"/>.</summary>
internal sealed class PasswordPolicy : IPasswordValidator<User>
{
    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
        => Task.FromResult(PasswordRules.Problem(password ?? "", user.Email ?? "") is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordRules), Description = problem })
            : IdentityResult.Success);

    /// <exception cref="InputException">The password cannot be taken; the field is <c>password</c>.</exception>
    public static void Require(string password, string email)
    {
        if (PasswordRules.Problem(password, email) is { } problem)
        {
            throw new InputException("password", problem);
        }
    }
}
