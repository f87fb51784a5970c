using Bunit;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace FollowUp.Tests.Web.Components;

/// <summary>A page can be left before the browser has fetched the script of its refresh.</summary>
public sealed class LiveRefreshTests : BunitContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SlowScript browser = new();
    private readonly SlowScript module = new();
    private readonly SlowScript timer = new();

    public LiveRefreshTests() => Services.AddSingleton<IJSRuntime>(browser);

    [Fact]
    public async Task A_page_left_while_the_script_is_fetched_sets_no_timer_and_does_not_fail()
    {
        var page = Render<Page>();

        page.Render(parameters => parameters.Add(p => p.Shown, false));
        browser.Answer.SetResult(module);
        await module.LetGo.Task.WaitAsync(Patience);

        Assert.Equal(["import"], browser.Calls);
        Assert.Empty(module.Calls);
        Assert.Equal("fine", page.Markup);
    }

    [Fact]
    public async Task A_timer_still_being_set_when_the_page_is_left_is_ended()
    {
        browser.Answer.SetResult(module);
        timer.Answer.SetResult(timer);
        var page = Render<Page>();

        page.Render(parameters => parameters.Add(p => p.Shown, false));
        module.Answer.SetResult(timer);
        await timer.LetGo.Task.WaitAsync(Patience);

        Assert.Equal(["start"], module.Calls);
        Assert.Equal(["end"], timer.Calls);
        Assert.Equal("fine", page.Markup);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaving_does_not_wait_for_a_browser_that_is_gone(bool fetched)
    {
        if (fetched)
        {
            browser.Answer.SetResult(module);
        }

        var page = Render<Page>();

        await page.InvokeAsync(() => page.FindComponent<LiveRefresh>().Instance.DisposeAsync().AsTask().WaitAsync(Patience));
    }

    /// <summary>A page whose failure would be seen.</summary>
    private sealed class Page : ComponentBase
    {
        [Parameter]
        public bool Shown { get; set; } = true;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<ErrorBoundary>(0);
            builder.AddComponentParameter(1, nameof(ErrorBoundary.ChildContent), (RenderFragment)Content);
            builder.AddComponentParameter(2, nameof(ErrorBoundary.ErrorContent), (RenderFragment<Exception>)(failure => inner => inner.AddContent(0, failure.Message)));
            builder.CloseComponent();
        }

        private void Content(RenderTreeBuilder builder)
        {
            builder.AddContent(0, "fine");
            if (Shown)
            {
                builder.OpenComponent<LiveRefresh>(1);
                builder.AddComponentParameter(2, nameof(LiveRefresh.OnTick), (Func<Task>)(() => Task.CompletedTask));
                builder.CloseComponent();
            }
        }
    }
}
