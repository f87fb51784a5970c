using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Consent;

namespace FollowUp.Tests.Support;

/// <summary>Keyed hashes whose key is known.</summary>
internal sealed class TestHashes : IKeyedHashes
{
    public string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData("key of the tests"u8.ToArray(), Encoding.UTF8.GetBytes(text)));
}
