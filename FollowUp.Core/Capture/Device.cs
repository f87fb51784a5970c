namespace FollowUp.Core.Capture;

/// <summary>What somebody comes with.</summary>
public enum Device
{
    /// <summary>A program that only looks: its visits are no events.</summary>
    Bot,
    Phone,
    Tablet,
    Computer,
    Unknown,
}

/// <summary>Reads the header User-Agent (RFC 9110 §10.1.5).</summary>
public static class Devices
{
    /// <summary>Crawlers and link previews say what they are; what says nothing may be a person.</summary>
    private static readonly string[] BotWords =
        ["bot", "crawl", "spider", "slurp", "preview", "facebookexternalhit", "facebookcatalog", "whatsapp/", "embedly", "lighthouse", "monitor", "safelinks", "urlscan"];

    public static Device Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
        {
            return Device.Unknown;
        }

        if (BotWords.Any(Says))
        {
            return Device.Bot;
        }

        if (Says("ipad") || Says("tablet") || (Says("android") && !Says("mobile")))
        {
            return Device.Tablet;
        }

        return Says("iphone") || Says("mobile") ? Device.Phone
            : Says("windows") || Says("macintosh") || Says("linux") || Says("cros") ? Device.Computer : Device.Unknown;

        bool Says(string word) => userAgent.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}
