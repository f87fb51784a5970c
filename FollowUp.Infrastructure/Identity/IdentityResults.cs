using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace FollowUp.Infrastructure.Identity;

internal static class IdentityResults
{
    /// <exception cref="InputException">The result is a failure; its words are put to <paramref name="field"/>.</exception>
    public static void OrThrow(this IdentityResult result, string field)
    {
        if (!result.Succeeded)
        {
            throw new InputException([.. result.Errors.Select(error => new InputError(field, error.Description))]);
        }
    }
}
