using FollowUp.Web.Components;

namespace FollowUp.Web.Composition;

/// <summary>What every request passes, in order.</summary>
public static class WebPipeline
{
    /// <summary>Builds the pipeline and maps health, static files and pages. There is no redirect to https: a proxy ends TLS.</summary>
    public static WebApplication UseFollowUpWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseCircuits();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        // Inside the pages' own: what answers a program has a body then, and stays as it is.
        app.UseWhen(context => context.IsApi(), api => api.UseStatusCodePages());
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", CreateScopeForErrors = true, AllowStatusCode404Response = true });
        app.UseFollowUpAuthentication();
        app.UseAntiforgery();

        app.MapGet("/health/live", () => "live");
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            .RequireMembers()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        return app;
    }
}
