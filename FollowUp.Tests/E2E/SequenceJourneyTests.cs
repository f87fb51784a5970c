using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>A marketer makes a sequence of a preset, mends it, lets it run, and looks after those who entered by the API.</summary>
public sealed class SequenceJourneyTests : IDisposable
{
    private const string LongName = "After delivery, for everybody who bought wool this winter and has not told us yet what they think of it so far";

    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_preset_becomes_a_sequence_that_runs_is_paused_and_goes_on()
    {
        SetDefaultExpectTimeout(30_000);
        await using var visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);

        await MakeOfPresetAsync(visit);
        await MendAsync(visit);
        await PublishPauseResumeAsync(visit);
        await EnterAsync(visit);
        await LookAfterAsync(visit);
        await TestFlowAsync(visit);
        await MoveToNewVersionAsync(visit);
        await MakeSegmentAsync(visit);
        await SetHoursAsync(visit);
        await SeeOnAPhoneAsync(visit);

        Assert.Empty(visit.Problems);
    }

    private static async Task MakeOfPresetAsync(Visit visit)
    {
        await visit.Menu("Sequences").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "No sequences yet" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Link("New sequence").First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "New sequence" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Use this: Review request").ClickAsync();
        await Expect(visit.Page.Locator("[data-node]")).Not.ToHaveCountAsync(0);
        await Accessibility.CheckAsync(visit.Page);
        await visit.Link("Review request").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Review request" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".steps")).ToContainTextAsync("Wait 7 days");
    }

    /// <summary>A mistake made by hand is named, shown at its step, and mended.</summary>
    private static async Task MendAsync(Visit visit)
    {
        var text = visit.Page.GetByLabel("Flow", new() { Exact = true });
        await visit.Button("Edit as JSON").ClickAsync();
        var flow = await text.InputValueAsync();
        await text.FillAsync(flow.Replace("P7D", "a week", StringComparison.Ordinal));
        await visit.Button("Save draft").ClickAsync();
        await Expect(visit.Page.Locator(".flow-errors")).ToContainTextAsync("flow.steps[0].for");
        await Accessibility.CheckAsync(visit.Page);
        await text.FillAsync(flow.Replace("\"next\": \"wait2\"", "\"next\": \"gone\"", StringComparison.Ordinal));
        await visit.Button("Save draft").ClickAsync();

        await Expect(visit.Button("Publish")).ToBeDisabledAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.Locator(".findings button").First.ClickAsync();
        await Expect(visit.Page.Locator("#step-touch1")).ToBeFocusedAsync();
        await visit.Button("Edit as JSON").ClickAsync();
        await text.FillAsync(flow.Replace("order_delivered", "parcel_arrived", StringComparison.Ordinal));
        await visit.Button("Save draft").ClickAsync();
        await Expect(visit.Button("Publish")).ToBeEnabledAsync();
    }

    private static async Task PublishPauseResumeAsync(Visit visit)
    {
        var state = visit.Page.Locator(".page-head .tag");
        await visit.Button("Publish").ClickAsync();
        await visit.Button("Publish sequence").ClickAsync();
        await Expect(state).ToHaveTextAsync("Active");
        await Accessibility.CheckAsync(visit.Page);

        await visit.Page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(2);
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Pause sequence").ClickAsync();
        await Expect(state).ToHaveTextAsync("Paused");
        await visit.Page.Locator(".page-head").GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await visit.Button("Resume sequence").ClickAsync();
        await Expect(state).ToHaveTextAsync("Active");
    }

    /// <summary>Events told by the API bring contacts in; the figures of the flow follow by themselves.</summary>
    private async Task EnterAsync(Visit visit)
    {
        using var client = app.CreateApiClient();
        foreach (var (name, last) in new[] { ("Hana", "Sato"), ("Mateo", "Cruz") })
        {
            var json = $$"""{ "type": "parcel_arrived", "key": "parcel-{{name}}", "contact": { "email": "{{name.ToLowerInvariant()}}@example.com", "firstName": "{{name}}", "lastName": "{{last}}" }, "subject": "parcel:{{name}}" }""";
            using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            (await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), body)).EnsureSuccessStatusCode();
        }

        await Expect(visit.Page.Locator("#step-wait1")).ToContainTextAsync("2 here");
    }

    private static async Task LookAfterAsync(Visit visit)
    {
        await visit.Link("Enrollments").ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hana Sato" }).First.ClickAsync();
        await Expect(visit.Button("Skip wait")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Stands at “Wait 7 days”");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await visit.Link("Versions").ClickAsync();
        await Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync(["Current"]);
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(LongName);
        await visit.Button("Save settings").ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync(LongName);
        await Accessibility.CheckAsync(visit.Page);
    }

    private static async Task TestFlowAsync(Visit visit)
    {
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Test" }).ClickAsync();
        await visit.Page.GetByLabel("Whom").FillAsync("hana");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Hana Sato" }).ClickAsync();
        await visit.Button("Walk through").ClickAsync();
        await Expect(visit.Page.Locator(".simulated-sum")).ToContainTextAsync("3 messages would be sent");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Start dry run").ClickAsync();
        await Expect(visit.Page.Locator(".dry-sum")).ToContainTextAsync("2 events: 2 enrollments of 2 contacts, 6 emails sent");
        await Expect(visit.Page.Locator(".dry-chart svg")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
    }

    /// <summary>A second version is published, and those inside the first one go over.</summary>
    private static async Task MoveToNewVersionAsync(Visit visit)
    {
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Flow" }).ClickAsync();
        await visit.Button("Edit as JSON").ClickAsync();
        var text = visit.Page.GetByLabel("Flow", new() { Exact = true });
        await text.FillAsync((await text.InputValueAsync()).Replace("P7D", "P8D", StringComparison.Ordinal));
        await visit.Button("Save draft").ClickAsync();
        await visit.Button("Publish").ClickAsync();
        await visit.Button("Publish sequence").ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Wait 7 days");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Move 2 contacts").ClickAsync();
        await Expect(dialog).ToContainTextAsync("2 contacts went over to version 2.");
        await visit.Button("Done").ClickAsync();
        await visit.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Versions" }).ClickAsync();
        await Expect(visit.Page.Locator("tbody tr").First).ToContainTextAsync("2Current");
    }

    private static async Task MakeSegmentAsync(Visit visit)
    {
        await visit.Menu("Segments").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "No segments yet" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Link("New segment").First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "New segment" })).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lately delivered");
        await visit.Page.GetByLabel("Asks about").SelectOptionAsync("Event");
        await visit.Page.GetByLabel("Type of event").FillAsync("parcel_arrived");
        await visit.Button("Add group").ClickAsync();
        await visit.Page.GetByLabel("Asks about").Nth(1).SelectOptionAsync("Field");
        await visit.Page.GetByLabel("Compares").SelectOptionAsync("startsWith");
        await visit.Page.GetByLabel("Value", new() { Exact = true }).FillAsync("hana");
        await visit.Page.GetByLabel("Value", new() { Exact = true }).PressAsync("Tab");
        await Expect(visit.Page.Locator(".segment-count")).ToHaveTextAsync("1 contact in it now");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Create segment").ClickAsync();
        await Expect(visit.Button("Delete")).ToBeVisibleAsync();
        await visit.OpenAsync("/segments");
        await Expect(visit.Page.Locator("tbody tr td").Last).ToHaveTextAsync("1");
        await Accessibility.CheckAsync(visit.Page);
    }

    private static async Task SetHoursAsync(Visit visit)
    {
        await visit.OpenAsync("/settings/sending");
        var sms = visit.Page.GetByRole(AriaRole.Group, new() { Name = "SMS" });
        await sms.GetByLabel("Quiet from").FillAsync("22:00");
        await sms.GetByLabel("Most an hour (optional)").FillAsync("0");
        await visit.Button("Save sending rules").ClickAsync();
        await Expect(visit.Page.Locator(".field .error")).ToContainTextAsync("Must be numbers from 1");
        await sms.GetByLabel("Most an hour (optional)").FillAsync("60");
        await visit.Page.Locator(".rz-notification button, .rz-notification-close").First.ClickAsync();
        await visit.Button("Save sending rules").ClickAsync();
        await Expect(visit.Page.Locator(".field .error")).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(visit.Page);
    }

    private static async Task SeeOnAPhoneAsync(Visit visit)
    {
        await visit.OpenAsync("/sequences");
        await visit.Page.Locator(".row-link").First.ClickAsync();
        await Expect(visit.Page.Locator("#step-touch1")).ToBeVisibleAsync();
        await visit.Page.SetViewportSizeAsync(390, 844);
        await Expect(visit.Page.Locator("#step-touch1")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        var own = new Uri(visit.Page.Url).AbsolutePath;
        foreach (var path in new[] { "/sequences", "/sequences/new", own, $"{own}?tab=enrollments", $"{own}?tab=versions", $"{own}?tab=test", "/segments", "/segments/new", "/settings/sending" })
        {
            await visit.OpenAsync(path);
            await Expect(visit.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => { const sheet = document.querySelector('.sheet'); return sheet.scrollWidth <= sheet.clientWidth; }"), $"{path} is wider than a phone.");
        }
    }
}

