using System.Globalization;

namespace FollowUp.Core.Delivery.Tracking;

/// <summary>The token of a link: its message's token, a tilde, and the link's place in the message.</summary>
public static class TrackingToken
{
    public static string Of(string messageToken, int link) => string.Create(CultureInfo.InvariantCulture, $"{messageToken}~{link}");

    /// <returns>Null when the text is no link token.</returns>
    public static (string MessageToken, int Link)? Read(string text)
    {
        var split = text.LastIndexOf('~');
        return split is > 0 and <= 40 && int.TryParse(text.AsSpan(split + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var link)
            ? (text[..split], link)
            : null;
    }
}
