using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Delivery.Channels.Webhooks;

namespace FollowUp.Infrastructure.Channels.Webhooks;

/// <summary>Texts that come from outside.</summary>
internal static class WebhookText
{
    /// <summary>Control characters but line breaks become spaces, halves of surrogate pairs become replacement characters.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(Rune.IsControl(rune) && rune.Value is not ('\n' or '\r') ? new Rune(' ') : rune);
        }

        return clean.ToString();
    }

    /// <summary>Words cut to what a report keeps.</summary>
    public static string? Cut(string? text)
    {
        if (text is null || text.Length <= ProviderReport.LongestWords)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[ProviderReport.LongestWords - 1]) ? ProviderReport.LongestWords - 1 : ProviderReport.LongestWords)];
    }

    /// <summary>An id made of parts, the same for a repeat; hashed when it would be too long to keep.</summary>
    public static string EventId(params string?[] parts)
    {
        var id = string.Join(':', parts);
        return id.Length <= WebhookPart.LongestId ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
    }

    /// <summary>Takes <c>whatsapp:</c> off and gives numbers their plus; short codes and names stay as they are.</summary>
    public static string Number(string text)
    {
        const string whatsApp = "whatsapp:";
        var number = text.Trim();
        number = number.StartsWith(whatsApp, StringComparison.OrdinalIgnoreCase) ? number[whatsApp.Length..] : number;
        return number.Length is >= 8 and <= 15 && number.All(char.IsAsciiDigit) ? "+" + number : number;
    }
}
