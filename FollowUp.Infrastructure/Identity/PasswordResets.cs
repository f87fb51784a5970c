using System.Text;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace FollowUp.Infrastructure.Identity;

internal sealed class PasswordResets(
    UserManager<User> users, Memberships memberships, AppAddress address, IClock clock, ISystemMail mail, AccountTrail trail) : IPasswordResets
{
    private const string UsedUp = "The link is used up or too old. Ask for a new one.";

    public async Task RequestAsync(string email, CancellationToken cancellationToken)
    {
        if (!AccountEmail.IsValid(email.Trim())
            || await users.FindByEmailAsync(email.Trim()) is not { } user
            || await memberships.FindAsync(user.Id, null, cancellationToken) is not { } membership)
        {
            return;
        }

        var code = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        var url = address.For($"/account/reset-password?user={user.Id:D}&code={code}");

        // One mail a minute at most, however often it is asked for.
        var minute = clock.GetCurrentInstant().ToUnixTimeSeconds() / 60;
        await mail.PlanAsync(AccountMails.PasswordReset(membership.OrganizationId, user, url, $"password-reset:{user.Id:N}:{minute}"), cancellationToken);
    }

    public async Task ResetAsync(Guid userId, string code, string password, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(userId.ToString("D")) is not { } user || Token(code) is not { } token)
        {
            throw new InputException("link", UsedUp);
        }

        PasswordPolicy.Require(password, user.Email ?? "");
        if (!(await users.ResetPasswordAsync(user, token, password)).Succeeded)
        {
            throw new InputException("link", UsedUp);
        }

        await users.SetLockoutEndDateAsync(user, null);
        await users.ResetAccessFailedCountAsync(user);
        await trail.NoteAsync(user, "account.password_reset", cancellationToken);
    }

    private static string? Token(string code)
    {
        try
        {
            return code.Length is 0 or > 2000 ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
