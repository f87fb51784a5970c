using FollowUp.Core.Organizations;

namespace FollowUp.Web.Features.Account;

/// <summary>What to say below a field for a new password.</summary>
internal static class PasswordHint
{
    public static readonly string Text = $"At least {PasswordRules.Shortest} characters. Three or four words you can remember do well.";
}
