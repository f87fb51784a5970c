namespace FollowUp.Core.Delivery.Tracking;

/// <summary>Builds the links that contacts follow. All start at <c>App:BaseUrl</c>, short ones at <c>App:ShortLinkUrl</c> where it is set.</summary>
public sealed class PublicLinks(string baseUrl, string? shortUrl = null)
{
    private readonly string shortBase = (shortUrl ?? baseUrl).TrimEnd('/');

    public string BaseUrl { get; } = baseUrl.TrimEnd('/');

    /// <summary>Redirect that notes the click.</summary>
    public string Click(string messageToken, int link) => $"{BaseUrl}/t/c/{TrackingToken.Of(messageToken, link)}";

    /// <summary>The same for text messages, where every letter is paid for.</summary>
    public string Shortened(string code) => $"{shortBase}/s/{code}";

    /// <summary>Invisible picture that notes the opening.</summary>
    public string OpenPixel(string messageToken) => $"{BaseUrl}/t/o/{messageToken}.gif";

    /// <summary>Unsubscribe page; a POST to it is the one click of RFC 8058.</summary>
    public string Unsubscribe(string messageToken) => $"{BaseUrl}/u/{messageToken}";

    /// <summary>Preference centre.</summary>
    public string Preferences(string messageToken) => $"{BaseUrl}/preferences/{messageToken}";

    /// <summary>A file that a message takes along, for providers to fetch.</summary>
    public string Media(string mediaToken) => $"{BaseUrl}/m/{mediaToken}";

    /// <summary>Submission page of a request.</summary>
    public string Request(string requestToken) => $"{BaseUrl}/r/{requestToken}";
}
