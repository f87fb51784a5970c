using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Home;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace FollowUp.Web.Composition;

/// <summary>Services of the web host.</summary>
public static class WebServices
{
    /// <summary>A pasted template reaches the server in one message; SignalR's own limit of 32 KB would end the circuit.</summary>
    private const long LargestCircuitMessage = 256 * 1024;

    /// <summary>Adds pages, components, problem details and what the pipeline of <see cref="WebPipeline"/> needs.</summary>
    public static WebApplicationBuilder AddFollowUpWeb(this WebApplicationBuilder builder)
    {
        builder.AddLinkedSettings();
        builder.UseDefaultAddress();
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        IServiceCollection services = builder.Services;
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestCircuitMessage);
        services.AddRadzenComponents();
        services.AddScoped<Drawers>();
        services.AddScoped<Confirmations>();
        services.AddScoped<UserActions>();
        services.AddScoped<TryOrder>();
        services.TryAddSingleton(TimeProvider.System);

        services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddResponseCompression();
        services.AddProxyHeaders();
        services.AddApiProblems();
        return builder;
    }
}
