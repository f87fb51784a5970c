namespace FollowUp.Infrastructure;

/// <summary>Where people reach the product: <c>App:BaseUrl</c>. Links in mails are built from it.</summary>
internal sealed class AppAddress
{
    public const string Key = "App:BaseUrl";

    private readonly string root;

    public AppAddress(string? configured)
    {
        var text = string.IsNullOrWhiteSpace(configured) ? "http://localhost:5080" : configured.Trim();
        root = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri is { Query: "", Fragment: "" }
            ? uri.AbsoluteUri.TrimEnd('/')
            : throw new ConfigurationException($"{Key} is '{configured}'; it must be an address such as https://followup.example.com.");
    }

    public override string ToString() => root;

    /// <param name="path">Begins with a slash.</param>
    public string For(string path) => root + path;
}
