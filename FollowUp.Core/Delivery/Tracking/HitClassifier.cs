using NodaTime;

namespace FollowUp.Core.Delivery.Tracking;

/// <summary>
/// Tells programs that fetch pixels and links from people who read. When in doubt a click is a person's: a lost click
/// costs more than a counted scanner.
/// </summary>
public static class HitClassifier
{
    /// <summary>Nobody reads a mail this soon after it was handed over; scanners of receiving servers follow its links then.</summary>
    public static readonly Duration TooSoonForClick = Duration.FromSeconds(3);

    /// <summary>Pictures may be shown at once by an open mail program.</summary>
    public static readonly Duration TooSoonForOpen = Duration.FromSeconds(1);

    /// <summary>Several links within this time are a scanner's.</summary>
    public static readonly Duration Burst = Duration.FromSeconds(5);

    /// <summary>So many other links within <see cref="Burst"/> make it one.</summary>
    public const int BurstLinks = 2;

    private static readonly (string Part, string Rule)[] Scanners =
    [
        ("safelinks", "outlook-safelinks"),
        ("ms-office-protection", "outlook-safelinks"),
        ("bingpreview", "bing-preview"),
        ("barracuda", "mail-scanner"),
        ("proofpoint", "mail-scanner"),
        ("mimecast", "mail-scanner"),
        ("trendmicro", "mail-scanner"),
        ("symantec", "mail-scanner"),
        ("fireeye", "mail-scanner"),
        ("cisco-ironport", "mail-scanner"),
        ("slackbot", "link-preview"),
        ("whatsapp", "link-preview"),
        ("facebookexternalhit", "link-preview"),
        ("twitterbot", "link-preview"),
        ("telegrambot", "link-preview"),
        ("discordbot", "link-preview"),
        ("skypeuripreview", "link-preview"),
        ("linkedinbot", "link-preview"),
        ("headlesschrome", "program"),
        ("python-requests", "program"),
        ("go-http-client", "program"),
        ("curl/", "program"),
        ("wget/", "program"),
        ("java/", "program"),
        ("okhttp", "program"),
        ("bot", "crawler"),
        ("crawler", "crawler"),
        ("spider", "crawler"),
    ];

    public static HitVerdict Judge(TrackingHit hit)
    {
        var agent = hit.UserAgent?.Trim().ToLowerInvariant() ?? "";
        var rule = !hit.Method.Equals("GET", StringComparison.OrdinalIgnoreCase) ? "no-get"
            : hit.Lookahead ? "lookahead"
            : agent.Length == 0 ? "no-user-agent"
            : hit.Kind == TrackingHitKind.Open ? ProxyOf(agent)
            : null;

        // Cubot makes telephones.
        agent = agent.Replace("cubot", "", StringComparison.Ordinal);
        rule ??= Array.Find(Scanners, scanner => agent.Contains(scanner.Part, StringComparison.Ordinal)).Rule;
        rule ??= hit.SinceSending < (hit.Kind == TrackingHitKind.Open ? TooSoonForOpen : TooSoonForClick) ? "too-soon" : null;
        rule ??= hit.Kind == TrackingHitKind.Click && hit.OtherLinks >= BurstLinks ? "several-links" : null;
        return new HitVerdict(rule is not null, rule ?? "person");
    }

    /// <summary>Proxies that fetch pictures on behalf of mailboxes.</summary>
    private static string? ProxyOf(string agent) => agent switch
    {
        // Apple's Mail Privacy Protection loads every picture of every mail, read or not, and says no more than this.
        "mozilla/5.0" => "apple-privacy",

        // Gmail looks at new mails with this. As GoogleImageProxy it fetches when the mail is shown, which is a person's opening.
        _ when agent.EndsWith("edge/12.246 mozilla/5.0", StringComparison.Ordinal) => "gmail-prefetch",
        _ => null,
    };
}
