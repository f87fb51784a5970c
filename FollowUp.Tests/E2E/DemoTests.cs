using FollowUp.Infrastructure.Seeding;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>The demo as somebody who has just started the product meets it.</summary>
public sealed class DemoTests : IAsyncLifetime, IDisposable
{
    private readonly TestApp app = new() { Environment = "Development" };
    private string address = "";

    public DemoTests()
    {
        app.Settings.Clear();
        app.Settings["Bootstrap:Demo"] = "true";
    }

    public Task InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        address = app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Every_page_full_of_data_is_accessible()
    {
        await using var visit = await SignedInAsync();
        foreach (var (path, sign) in new[]
        {
            ("/", ".kpi"), ("/requests", "tbody tr"), ("/request-campaigns", "tbody tr"), ("/request-campaigns/new", ".campaign-side"), ("/templates", "tbody tr"),
            ("/templates/new?channel=email", "textarea"), ("/reviews", "article.review"), ("/contacts", "tbody tr"), ("/settings", "form"), ("/sandbox", ".sandbox-row"),
        })
        {
            await visit.OpenAsync(path);
            await Expect(visit.Page.Locator(sign).First).ToBeVisibleAsync();
            await Accessibility.CheckAsync(visit.Page);
        }

        Assert.Empty(visit.Problems);
    }

    [Fact]
    public async Task What_a_list_opens_is_accessible()
    {
        await using var visit = await SignedInAsync();
        await OpenFirstAsync(visit, "/requests", "tbody button", ".drawer .timeline");
        await OpenFirstAsync(visit, "/request-campaigns", "tbody a", ".campaign-side");
        await OpenFirstAsync(visit, "/templates", "tbody a", "textarea");
        await OpenFirstAsync(visit, "/contacts", "tbody a", ".timeline");
        await OpenFirstAsync(visit, "/sandbox", ".sandbox-row", ".mail-frame");

        Assert.Empty(visit.Problems);
    }

    [Fact]
    public async Task Trying_it_places_an_order_and_shows_its_request_and_its_mail()
    {
        await using var visit = await SignedInAsync();
        await visit.Button("Place a demo order").ClickAsync();

        var steps = visit.Page.Locator(".try li.try-done");
        await Expect(steps.Filter(new() { HasText = "Request created" })).ToBeVisibleAsync();
        await Expect(steps.Filter(new() { HasText = "Mail in the Sandbox" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);

        var sandbox = await visit.Page.RunAndWaitForPopupAsync(() => visit.Link("Open mail").ClickAsync());
        await Expect(sandbox.FrameLocator("iframe").Locator("body")).ToContainTextAsync("Alder wool throw");
        await visit.Link("Open request").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Alder wool throw");
        Assert.Empty(visit.Problems);
    }

    private async Task<Visit> SignedInAsync()
    {
        var visit = await Visit.BeginAsync(address);
        await visit.SignInAsync(DemoAccess.Email, DemoAccess.Development.Password);
        return visit;
    }

    private static async Task OpenFirstAsync(Visit visit, string list, string link, string sign)
    {
        await visit.OpenAsync(list);
        await visit.Page.Locator(link).First.ClickAsync();
        await Expect(visit.Page.Locator(sign).First).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
    }
}
