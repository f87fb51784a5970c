using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>The text of an API key.</summary>
public static class ApiKeyText
{
    /// <summary>Shortest key taken from configuration, in characters.</summary>
    public const int ShortestGiven = 32;

    /// <summary>Longer ones are refused unread.</summary>
    public const int Longest = 200;

    /// <summary>A new key with 256 random bits.</summary>
    public static string New(IIdSource ids) => $"fu_{ids.NewToken()}{ids.NewToken()}";

    /// <summary>
    /// SHA-256 in hexadecimal. Looking keys up by hash leaks nothing through timing, and a key holds too many random
    /// bits to be guessed from it, so neither salt nor a slow hash is needed.
    /// </summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The part shown in lists.</summary>
    public static string Prefix(string key) => key[..Math.Min(8, key.Length / 4)];
}
