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
public sealed class BlazorScriptTests : OwnerJourney
{
    [Fact]
    public async Task Links_of_the_menu_and_the_back_button_change_the_page_without_loading_the_document_again()
    {
        await Visit.Page.EvaluateAsync("window.sameDocument = true");
        await Visit.Menu("Contacts").ClickAsync();
        await Expect(Visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Contacts", Exact = true })).ToBeVisibleAsync();
        await Visit.Menu("Templates").ClickAsync();
        await Expect(Visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Templates", Exact = true })).ToBeVisibleAsync();
        await Visit.Page.GoBackAsync();

        await Expect(Visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Contacts", Exact = true })).ToBeVisibleAsync();
        Assert.EndsWith("/contacts", Visit.Page.Url, StringComparison.Ordinal);
        Assert.True(await Visit.Page.EvaluateAsync<bool>("window.sameDocument === true"));
        Assert.Empty(Visit.Problems);
    }

    [Fact]
    public async Task What_is_typed_chosen_and_ticked_reaches_the_server_and_comes_back()
    {
        await Visit.OpenAsync("/request-campaigns/new");
        await Visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ångström & søn");
        await Visit.Page.GetByLabel("Wait after delivery", new() { Exact = true }).FillAsync("36");
        await Visit.Page.GetByLabel("Unit of wait after delivery").SelectOptionAsync("hours");
        await Visit.Page.GetByLabel("Email and SMS").CheckAsync();
        await Visit.Page.GetByLabel("Remind contacts who have not written a review").UncheckAsync();
        await Expect(Visit.Page.GetByLabel("Remind after", new() { Exact = true })).ToHaveCountAsync(0);
        await Visit.Button("Start campaign").ClickAsync();
        await Expect(Visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Ångström & søn" })).ToBeVisibleAsync();

        await Visit.Page.ReloadAsync();
        await Expect(Visit.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Ångström & søn");
        await Expect(Visit.Page.GetByLabel("Wait after delivery", new() { Exact = true })).ToHaveValueAsync("36");
        await Expect(Visit.Page.GetByLabel("Unit of wait after delivery")).ToHaveValueAsync("3600");
        await Expect(Visit.Page.GetByLabel("Email and SMS")).ToBeCheckedAsync();
        await Expect(Visit.Page.GetByLabel("Remind contacts who have not written a review")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_new_page_has_the_focus_on_its_heading_and_takes_it_out_of_no_field()
    {
        await Visit.Menu("Request campaigns").ClickAsync();
        await Visit.Link("New campaign").First.ClickAsync();
        await Expect(Visit.Page.GetByRole(AriaRole.Heading, new() { Name = "New campaign" })).ToBeFocusedAsync();

        // The call may come late, when somebody types already.
        var name = Visit.Page.GetByLabel("Name", new() { Exact = true });
        await name.FocusAsync();
        await Visit.Page.EvaluateAsync("async () => (await import(new URL('Components/Shared/FocusHeading.razor.js', document.baseURI))).heading()");
        await Expect(name).ToBeFocusedAsync();
        await Visit.Page.Keyboard.InsertTextAsync("At once");
        await Expect(name).ToHaveValueAsync("At once");
    }

    [Fact]
    public async Task A_list_follows_what_is_typed_into_its_search()
    {
        await Visit.OpenAsync("/request-campaigns");
        await Visit.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("nowhere");
        await Expect(Visit.Page.GetByText("No campaigns match “nowhere”")).ToBeVisibleAsync();

        await Visit.Button("Clear filters").ClickAsync();
        await Expect(Visit.Page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("");
        Assert.Empty(Visit.Problems);
    }

    [Fact]
    public async Task A_lost_connection_is_said_in_words()
    {
        await Expect(Visit.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        // It goes for good: nothing answers the attempts to reach it.
        await App.Get<IHost>().StopAsync();

        await Expect(Visit.Page.GetByText("Connection lost.")).ToBeVisibleAsync();
    }
}
