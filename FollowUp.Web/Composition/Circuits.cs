namespace FollowUp.Web.Composition;

/// <summary>Connections of open pages when the application stops.</summary>
internal static class Circuits
{
    /// <summary>SignalR says goodbye within it to all connections that it knows of.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Cuts connections that outlive the goodbye. One that is just being made when the stop begins is missed by it, and would
    /// use up the whole time to stop, which messages on their way need.
    /// </summary>
    public static IApplicationBuilder UseCircuits(this IApplicationBuilder app)
    {
        var lifetime = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>();
        return app.UseWhen(static context => context.Request.Path.StartsWithSegments("/_blazor"), pages => pages.Use(async (context, next) =>
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            await using var stop = lifetime.ApplicationStopping.Register(() => _ = CutAsync(context, ended.Token));
            try
            {
                await next(context);
            }
            finally
            {
                await ended.CancelAsync();
            }
        }));
    }

    private static async Task CutAsync(HttpContext context, CancellationToken ended)
    {
        await Task.Delay(Goodbye, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!ended.IsCancellationRequested)
        {
            context.Abort();
        }
    }
}
