namespace FollowUp.Infrastructure;

/// <summary>Where people reach the product: <c>App:BaseUrl</c>. Links in mails are built from it; those in text messages from <c>App:ShortLinkUrl</c>, if there is one.</summary>
internal sealed class AppAddress
{
    public const string Key = "App:BaseUrl";

    public const string ShortKey = "App:ShortLinkUrl";

    private readonly string root;

    public AppAddress(string? configured, string? shortLinks = null)
    {
        root = Read(Key, string.IsNullOrWhiteSpace(configured) ? "http://localhost:5080" : configured.Trim());
        ShortRoot = string.IsNullOrWhiteSpace(shortLinks) ? root : Read(ShortKey, shortLinks.Trim());
    }

    /// <summary>Where short links begin: a shorter domain that leads to this product.</summary>
    public string ShortRoot { get; }

    public override string ToString() => root;

    /// <param name="path">Begins with a slash.</param>
    public string For(string path) => root + path;

    private static string Read(string key, string text)
        => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "" }
            ? uri.AbsoluteUri.TrimEnd('/')
            : throw new ConfigurationException($"{key} is '{text}'; it must be an address such as https://followup.example.com.");
}
