using System.Security.Cryptography;
using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

/// <summary>Says in a link who comes: signed, so that nobody can make one, and good for one landing page alone. Nothing is stored.</summary>
internal sealed class ContactTokens(ISecretProtector protector)
{
    private const int Longest = 400;

    public string Write(Guid pageId, Guid contactId) => protector.Protect(Purpose(pageId), contactId.ToString("N"));

    /// <returns>Null when it was not made for this page.</returns>
    public Guid? Read(Guid pageId, string? token)
    {
        if (token is not { Length: > 0 and <= Longest })
        {
            return null;
        }

        try
        {
            return Guid.ParseExact(protector.Unprotect(Purpose(pageId), token), "N");
        }
        catch (Exception damaged) when (damaged is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static string Purpose(Guid pageId) => $"landing page {pageId:N}";
}
