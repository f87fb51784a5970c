using FollowUp.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Tests.Endpoints.Operations;

public sealed class StopTests
{
    /// <summary>Messages on their way need the time to stop: a page must not use it up.</summary>
    [Fact]
    public async Task A_page_that_connects_during_the_stop_does_not_hold_it_up()
    {
        var (connected, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var app = new TestApp
        {
            Replace = services => services
                .Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMinutes(5))
                .AddSingleton<IStartupFilter>(new Endless(connected, released.Task)),
        };
        using var browser = new HttpClient();
        var page = browser.GetAsync(new Uri($"{app.Listen()}/_blazor/endless"));
        await connected.Task.WaitAsync(TimeSpan.FromMinutes(1));

        await app.Get<IHost>().StopAsync().WaitAsync(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<HttpRequestException>(() => page);
        released.SetResult();
    }

    /// <summary>Answers one address of the circuits never, inside the pipeline of the application.</summary>
    private sealed class Endless(TaskCompletionSource connected, Task released) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(async context =>
            {
                connected.TrySetResult();
                await released.WaitAsync(context.RequestAborted);
            });
        };
    }
}
