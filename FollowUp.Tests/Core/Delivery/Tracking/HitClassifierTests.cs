using FollowUp.Core.Delivery.Tracking;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Tracking;

public sealed class HitClassifierTests
{
    private const string Safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    private const string GoogleProxy = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
    private const string GmailPrefetch = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";

    [Theory]
    [InlineData(TrackingHitKind.Open, "Mozilla/5.0", true, "apple-privacy")]
    [InlineData(TrackingHitKind.Open, GmailPrefetch, true, "gmail-prefetch")]
    [InlineData(TrackingHitKind.Open, GoogleProxy, false, "person")]
    [InlineData(TrackingHitKind.Open, "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", false, "person")]
    [InlineData(TrackingHitKind.Open, Safari, false, "person")]
    [InlineData(TrackingHitKind.Open, "", true, "no-user-agent")]
    [InlineData(TrackingHitKind.Click, Safari, false, "person")]
    [InlineData(TrackingHitKind.Click, "Mozilla/5.0", false, "person")]
    [InlineData(TrackingHitKind.Click, null, true, "no-user-agent")]
    [InlineData(TrackingHitKind.Click, "Mozilla/5.0 (Windows NT 10.0) SafeLinks/1.0", true, "outlook-safelinks")]
    [InlineData(TrackingHitKind.Click, "Mozilla/5.0 (compatible; BingPreview/1.0b)", true, "bing-preview")]
    [InlineData(TrackingHitKind.Click, "WhatsApp/2.23.20.0", true, "link-preview")]
    [InlineData(TrackingHitKind.Click, "facebookexternalhit/1.1", true, "link-preview")]
    [InlineData(TrackingHitKind.Click, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true, "crawler")]
    [InlineData(TrackingHitKind.Click, "Mozilla/5.0 (Linux; Android 9; CUBOT_X18) AppleWebKit/537.36 Mobile Safari/537.36", false, "person")]
    [InlineData(TrackingHitKind.Click, "python-requests/2.32", true, "program")]
    public void The_program_says_who_it_is(TrackingHitKind kind, string? agent, bool machine, string rule)
        => Assert.Equal(new HitVerdict(machine, rule), HitClassifier.Judge(new TrackingHit(kind, "GET", agent, Duration.FromHours(1))));

    [Theory]
    [InlineData(TrackingHitKind.Click, 2, true)]
    [InlineData(TrackingHitKind.Click, 3, false)]
    [InlineData(TrackingHitKind.Open, 0, true)]
    [InlineData(TrackingHitKind.Open, 2, false)]
    public void Nobody_reads_before_a_message_has_come(TrackingHitKind kind, int seconds, bool machine)
        => Assert.Equal(machine, HitClassifier.Judge(new TrackingHit(kind, "GET", Safari, Duration.FromSeconds(seconds))).Machine);

    [Fact]
    public void A_time_that_is_not_known_counts_for_the_person() => Assert.False(HitClassifier.Judge(new TrackingHit(TrackingHitKind.Click, "GET", Safari)).Machine);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Several_links_at_once_are_a_scanners(int others, bool machine)
        => Assert.Equal(machine, HitClassifier.Judge(new TrackingHit(TrackingHitKind.Click, "GET", Safari, Duration.FromHours(1), others)).Machine);

    [Fact]
    public void Looking_ahead_is_no_reading()
    {
        Assert.Equal("no-get", HitClassifier.Judge(new TrackingHit(TrackingHitKind.Click, "HEAD", Safari)).Rule);
        Assert.Equal("lookahead", HitClassifier.Judge(new TrackingHit(TrackingHitKind.Click, "GET", Safari) { Lookahead = true }).Rule);
    }
}
