using System.Net;
using FollowUp.Core.Delivery;
using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Words of the mails about accounts.</summary>
internal static class AccountMails
{
    public static SystemMail PasswordReset(Guid organizationId, User user, string url, string slot) => Build(
        organizationId, user.Email!, user.DisplayName, slot, url,
        "Set a new FollowUp password",
        "Somebody asked for a new password for your FollowUp account. The link below lets you set one within two hours. If it was not you, do nothing: your password stays as it is.",
        "Set a new password");

    public static SystemMail Invitation(Organization organization, Invitation invitation, string url) => Build(
        organization.Id, invitation.Email, null, $"invitation:{invitation.Id:N}", url,
        $"{invitation.InvitedBy} invites you to {organization.Name} on FollowUp",
        $"{invitation.InvitedBy} invites you to work in {organization.Name} on FollowUp as {invitation.Role.ToString().ToLowerInvariant()}. The link below is for you alone and works for seven days.",
        "Accept the invitation");

    private static SystemMail Build(Guid organizationId, string to, string? toName, string slot, string url, string subject, string words, string action)
    {
        var link = WebUtility.HtmlEncode(url);
        var html = $"""
            <!doctype html><html lang="en"><body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1a1b1f">
            <p>{WebUtility.HtmlEncode(words)}</p>
            <p><a href="{link}" style="display:inline-block;padding:12px 20px;background:#3344cc;color:#ffffff;text-decoration:none;border-radius:7px">{action}</a></p>
            <p style="font-size:14px;color:#52535b">If the button does not work, open this address:<br><a href="{link}">{link}</a></p>
            </body></html>
            """;
        return new SystemMail(organizationId, to, toName, OneLine(subject), $"{words}\n\n{action}:\n{url}\n", html, slot);
    }

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
