namespace FollowUp.Infrastructure.Channels.Http;

/// <summary>Which addresses of providers are called.</summary>
/// <param name="AllowPrivate">Also those inside private networks, and without encryption.</param>
internal sealed record HttpAddresses(bool AllowPrivate)
{
    /// <summary>Why an address is not called, such as <c>must begin with https://</c>; null when it is.</summary>
    public string? Problem(string text)
        => !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") ? "is not a web address"
            : url.UserInfo.Length > 0 || url.Query.Length > 0 || url.Fragment.Length > 0 ? "must have neither a user, a question mark nor a #"
            : url.Scheme == "http" && !AllowPrivate ? "must begin with https://"
            : null;
}
