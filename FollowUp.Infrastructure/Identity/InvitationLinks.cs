using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Links of invitations.</summary>
internal sealed class InvitationLinks(AppAddress address, ISecretProtector protector)
{
    private const string Purpose = "invitation";

    /// <summary>SHA-256 in hexadecimal; the token's 128 random bits need no salt.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public string Protect(string token) => protector.Protect(Purpose, token);

    public InvitationView View(Invitation invitation) => new(
        invitation.Id, invitation.Email, invitation.Role, invitation.InvitedBy, invitation.CreatedAt, invitation.ExpiresAt,
        address.For($"/account/register/{protector.Unprotect(Purpose, invitation.ProtectedToken)}"));
}
