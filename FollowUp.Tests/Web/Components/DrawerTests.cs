using Bunit;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace FollowUp.Tests.Web.Components;

public sealed class DrawerTests : BunitContext
{
    private readonly Drawers drawers = new();
    private readonly BunitJSModuleInterop script;

    public DrawerTests()
    {
        Services.AddSingleton(drawers);
        script = JSInterop.SetupModule(_ => true);
        script.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task A_drawer_shows_what_was_asked_until_it_is_closed()
    {
        var host = Render<DrawerHost>();
        Task open = await OpenAsync(host, "Hana");

        Assert.Equal("Request to Hana", host.Find("[role=dialog]").GetAttribute("aria-label"));
        Assert.Equal("Hana", host.Find("h2").TextContent);
        Assert.False(open.IsCompleted);

        await host.Find("[aria-label=Close]").ClickAsync(new());

        await open;
        Assert.Empty(host.FindAll("[role=dialog]"));
        Assert.Equal(["opened", "closed"], script.Invocations.Select(call => call.Identifier));
    }

    [Fact]
    public async Task A_drawer_closed_before_its_script_is_there_is_not_focused_any_more()
    {
        var browser = new SlowScript();
        var module = new SlowScript();
        Services.AddSingleton<IJSRuntime>(browser);
        var host = Render<DrawerHost>();
        await OpenAsync(host, "Hana");
        await host.InvokeAsync(drawers.CloseAsync);

        module.Answer.SetResult(module);
        await host.InvokeAsync(() => browser.Answer.SetResult(module));

        Assert.Equal(["import"], browser.Calls);
        Assert.DoesNotContain("opened", module.Calls);
        Assert.Empty(host.FindAll("[role=dialog]"));

        await OpenAsync(host, "Liam");
        host.WaitForAssertion(() => Assert.Equal("opened", module.Calls[^1]));
    }

    [Fact]
    public async Task Another_drawer_takes_the_place_of_the_first()
    {
        var host = Render<DrawerHost>();
        Task first = await OpenAsync(host, "Hana");
        Task second = await OpenAsync(host, "Liam");

        await first;
        Assert.Equal("Liam", host.Find("h2").TextContent);
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task Leaving_for_another_page_closes_it_but_a_new_query_does_not()
    {
        var host = Render<DrawerHost>();
        var navigation = Services.GetRequiredService<NavigationManager>();
        await OpenAsync(host, "Hana");

        navigation.NavigateTo("?request=1");
        Assert.Single(host.FindAll("[role=dialog]"));

        navigation.NavigateTo("/contacts");
        Assert.Empty(host.FindAll("[role=dialog]"));
    }

    /// <summary>Opens it and returns the task that ends when it is closed.</summary>
    private async Task<Task> OpenAsync(IRenderedComponent<DrawerHost> host, string name)
    {
        Task open = Task.CompletedTask;
        await host.InvokeAsync(() => { open = drawers.OpenAsync<Panel>($"Request to {name}", new() { [nameof(Panel.Name)] = name }); });
        return open;
    }

    private sealed class Panel : ComponentBase
    {
        [Parameter]
        public string Name { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<DrawerFrame>(0);
            builder.AddComponentParameter(1, nameof(DrawerFrame.Title), Name);
            builder.AddComponentParameter(2, nameof(DrawerFrame.ChildContent), (RenderFragment)(body => body.AddContent(0, "body")));
            builder.CloseComponent();
        }
    }
}
