using FollowUp.Core.Kernel;

namespace FollowUp.Core.Consent;

/// <summary>Hashes with a key of this installation (HMAC-SHA-256, RFC 2104): who has the database alone can neither find an address by trying nor forge a line.</summary>
public interface IKeyedHashes
{
    /// <summary>64 lower-case hex digits.</summary>
    string Of(string text);
}

/// <summary>How an address stands in ledgers and lists once it must no longer be readable.</summary>
public static class AddressHash
{
    /// <param name="address">Normalised. The same number has one hash for texts and WhatsApp.</param>
    public static string Of(IKeyedHashes hashes, Channel channel, string address)
        => hashes.Of($"{(channel == Channel.Email ? "email" : "phone")}:{address}");
}
