using System.Security.Cryptography;
using System.Text;

namespace FollowUp.Core.Consent;

/// <summary>The end of a confirmation link: names the line of the ledger that waits, and proves that the link is ours.</summary>
public static class ConfirmationToken
{
    private const int IdLength = 32;
    private const int ProofLength = 32;

    public static string Of(IKeyedHashes hashes, Guid entryId) => $"{entryId:N}{Proof(hashes, entryId)}";

    /// <returns>Id of the line; null when the link was not made here.</returns>
    public static Guid? Read(IKeyedHashes hashes, string token)
        => token.Length == IdLength + ProofLength && Guid.TryParseExact(token[..IdLength], "N", out var id)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(token[IdLength..]), Encoding.ASCII.GetBytes(Proof(hashes, id)))
                ? id
                : null;

    private static string Proof(IKeyedHashes hashes, Guid entryId) => hashes.Of($"confirm:{entryId:N}")[..ProofLength];
}
