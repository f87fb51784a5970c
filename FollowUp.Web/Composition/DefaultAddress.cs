namespace FollowUp.Web.Composition;

/// <summary>Where the host listens when nobody says so.</summary>
public static class DefaultAddress
{
    /// <summary>Taken when neither ASPNETCORE_URLS, --urls, HTTP_PORTS, HTTPS_PORTS nor Kestrel endpoints are set.</summary>
    public const string Url = "http://localhost:5080";

    private static readonly string[] Keys = ["urls", "http_ports", "https_ports"];

    /// <summary>Sets the address unless one is configured.</summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        ConfigurationManager configuration = builder.Configuration;
        bool configured = Keys.Any(key => !string.IsNullOrEmpty(configuration[key]))
            || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!configured)
        {
            builder.WebHost.UseUrls(Url);
        }
    }
}
