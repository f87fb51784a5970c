using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>
/// What the pages need of the browser script, which is of another version than the server (build/BlazorScript.targets).
/// The journey covers rendering, clicks and calls both ways; here is the rest.
/// </summary>
public sealed class BlazorScriptTests : IAsyncLifetime, IDisposable
{
    private readonly TestApp app = new();
    private Visit visit = default!;

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        await Expect(visit.Menu("Requests")).ToBeVisibleAsync();
    }

    public async Task DisposeAsync() => await visit.DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Links_of_the_menu_and_the_back_button_change_the_page_without_loading_the_document_again()
    {
        await visit.Page.EvaluateAsync("window.sameDocument = true");
        await visit.Menu("Contacts").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Contacts", Exact = true })).ToBeVisibleAsync();
        await visit.Menu("Templates").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Templates", Exact = true })).ToBeVisibleAsync();
        await visit.Page.GoBackAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Contacts", Exact = true })).ToBeVisibleAsync();
        Assert.EndsWith("/contacts", visit.Page.Url, StringComparison.Ordinal);
        Assert.True(await visit.Page.EvaluateAsync<bool>("window.sameDocument === true"));
        Assert.Empty(visit.Problems);
    }

    [Fact]
    public async Task What_is_typed_chosen_and_ticked_reaches_the_server_and_comes_back()
    {
        await visit.OpenAsync("/request-campaigns/new");
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ångström & søn");
        await visit.Page.GetByLabel("Wait after delivery", new() { Exact = true }).FillAsync("36");
        await visit.Page.GetByLabel("Unit of wait after delivery").SelectOptionAsync("hours");
        await visit.Page.GetByLabel("Email and SMS").CheckAsync();
        await visit.Page.GetByLabel("Remind contacts who have not written a review").UncheckAsync();
        await Expect(visit.Page.GetByLabel("Remind after", new() { Exact = true })).ToHaveCountAsync(0);
        await visit.Button("Start campaign").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Ångström & søn" })).ToBeVisibleAsync();

        await visit.Page.ReloadAsync();
        await Expect(visit.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Ångström & søn");
        await Expect(visit.Page.GetByLabel("Wait after delivery", new() { Exact = true })).ToHaveValueAsync("36");
        await Expect(visit.Page.GetByLabel("Unit of wait after delivery")).ToHaveValueAsync("3600");
        await Expect(visit.Page.GetByLabel("Email and SMS")).ToBeCheckedAsync();
        await Expect(visit.Page.GetByLabel("Remind contacts who have not written a review")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_new_page_has_the_focus_on_its_heading_and_takes_it_out_of_no_field()
    {
        await visit.Menu("Request campaigns").ClickAsync();
        await visit.Link("New campaign").First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "New campaign" })).ToBeFocusedAsync();

        // The call may come late, when somebody types already.
        var name = visit.Page.GetByLabel("Name", new() { Exact = true });
        await name.FocusAsync();
        await visit.Page.EvaluateAsync("async () => (await import(new URL('Components/Shared/FocusHeading.razor.js', document.baseURI))).heading()");
        await Expect(name).ToBeFocusedAsync();
        await visit.Page.Keyboard.InsertTextAsync("At once");
        await Expect(name).ToHaveValueAsync("At once");
    }

    [Fact]
    public async Task A_list_follows_what_is_typed_into_its_search()
    {
        await visit.OpenAsync("/request-campaigns");
        await visit.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("nowhere");
        await Expect(visit.Page.GetByText("No campaigns match “nowhere”")).ToBeVisibleAsync();

        await visit.Button("Clear filters").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("");
        Assert.Empty(visit.Problems);
    }

    [Fact]
    public async Task A_lost_connection_is_said_in_words()
    {
        await Expect(visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        // It goes for good: nothing answers the attempts to reach it.
        await app.Get<IHost>().StopAsync();

        await Expect(visit.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
    }
}
