using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>An owner is told what the laws ask for, caps what contacts get, and sees in the report who opted out.</summary>
public sealed class ComplianceJourneyTests : IDisposable
{
    private readonly TestApp app = new() { Settings = { ["Bootstrap:PostalAddress"] = "" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task What_the_laws_ask_for_is_said_caps_are_set_and_opt_outs_are_reported()
    {
        SetDefaultExpectTimeout(30_000);
        await using var visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        await Expect(visit.Page.Locator(".setup")).ToContainTextAsync("Add your postal address");
        await PublishAsync(visit);
        await CapAsync(visit);
        await ReportAsync(visit);

        Assert.Empty(visit.Problems);
    }

    private static async Task PublishAsync(Visit visit)
    {
        await visit.OpenAsync("/sequences/new");
        await visit.Button("Use this: Win-back").ClickAsync();
        await visit.Page.Locator("#builder-issues").ClickAsync();
        await Expect(visit.Page.Locator(".findings")).ToContainTextAsync("CAN-SPAM, 15 U.S.C. 7704(a)(5)");
        await Expect(visit.Page.Locator(".findings")).ToContainTextAsync("Set a frequency cap");
        await Expect(visit.Button("Publish")).ToBeDisabledAsync();
        await Accessibility.CheckAsync(visit.Page);
        var sequence = visit.Page.Url;

        await visit.OpenAsync("/settings");
        await visit.Field("Postal address").FillAsync("Quay 1, Oslo");
        await visit.Button("Save").First.ClickAsync();
        await Expect(visit.Page.GetByText("saved", new() { Exact = false }).First).ToBeVisibleAsync();
        await visit.OpenAsync(new Uri(sequence).AbsolutePath);
        await visit.Button("Publish").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Publish");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Publish sequence").ClickAsync();
        await Expect(visit.Page.Locator(".pill")).ToHaveTextAsync("Version 1");
    }

    private static async Task CapAsync(Visit visit)
    {
        await visit.OpenAsync("/settings/sending");
        await visit.Button("Add cap").ClickAsync();
        var cap = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Cap 1" });
        await cap.GetByLabel("At most").FillAsync("0");
        await visit.Button("Save sending rules").ClickAsync();
        await Expect(cap.GetByLabel("At most")).ToHaveAttributeAsync("aria-invalid", "true");
        await cap.GetByLabel("At most").FillAsync("2");
        await cap.GetByLabel("One too many").SelectOptionAsync("Skip");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Save sending rules").ClickAsync();
        await Expect(visit.Page.GetByText("saved", new() { Exact = false }).First).ToBeVisibleAsync();

        await visit.OpenAsync("/settings/sending");
        await Expect(cap.GetByLabel("At most")).ToHaveValueAsync("2");
        await Expect(cap.GetByLabel("One too many")).ToHaveValueAsync("Skip");
    }

    private static async Task ReportAsync(Visit visit)
    {
        await visit.OpenAsync("/compliance/opt-outs");
        await visit.Button("Add an address").ClickAsync();
        await visit.Field("E-mail address").FillAsync("kim@example.com");
        await visit.Field("Note").FillAsync("Said so on the phone");
        await visit.Button("Add the address").ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync(["kim@example.com"]);

        await visit.Link("Report").ClickAsync();
        await Expect(visit.Page.Locator(".kpi-value").First).ToHaveTextAsync("1");
        await Expect(visit.Page.GetByRole(AriaRole.Table, new() { Name = "By channel" }).GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("Email");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync("Sms");
        await Expect(visit.Page.GetByText("Nothing happened", new() { Exact = true })).ToBeVisibleAsync();

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Link("Export CSV").ClickAsync());
        Assert.Contains("total,,sms,0", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }
}
