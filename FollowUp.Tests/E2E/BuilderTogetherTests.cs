using System.Text;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>A draft among people, connections and contacts: nothing is lost, nothing overwritten, and the figures move.</summary>
public sealed class BuilderTogetherTests : OwnerJourney
{
    [Fact]
    public async Task Two_tabs_of_one_draft_are_told_and_choose()
    {
        var drawing = await Drawing.BeginAsync(Visit);
        var second = await Visit.Page.Context.NewPageAsync();
        await second.GotoAsync(Visit.Page.Url);
        var other = new Drawing(second);
        await other.ReadyAsync();

        // Browsers draw a tab behind another about once a second.
        await Visit.Page.BringToFrontAsync();
        await drawing.DropAsync("sms", ":start", "sms1");
        await drawing.DraftAsync(App);
        await second.BringToFrontAsync();
        await other.DropAsync("email", ":start", "email1");
        await second.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "See the differences" }).ClickAsync();
        await Expect(second.Locator(".conflict-changes")).ToContainTextAsync("SMS");
        await Accessibility.CheckAsync(second);
        await second.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();
        await Expect(other.Node("sms1")).ToBeVisibleAsync();
        Assert.Equal(">sms1 sms1>end", await other.WaysAsync());

        // Their own work is one step back.
        await second.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(other.Node("email1")).ToBeVisibleAsync();
        Assert.Contains("email1", await other.DraftAsync(App), StringComparison.Ordinal);
        Assert.Empty(Visit.Problems);
    }

    [Fact]
    public async Task A_lost_connection_loses_nothing_that_was_drawn_or_typed()
    {
        var network = new Network(Visit.Page);
        await network.PrepareAsync();
        var drawing = await Drawing.BeginAsync(Visit);
        await drawing.DropAsync("wait", ":start", "wait1");
        await drawing.DropAsync("tag", "wait1:next", "tag1");

        // One is dropped before anybody knows that the network went, the rest after.
        await network.DeafenAsync();
        await drawing.DragAsync(await Drawing.MiddleAsync(Visit.Page.Locator(".palette [data-kind=sms]")), await Drawing.MiddleAsync(drawing.Plus("tag1:next")));
        await network.CutAsync();
        var name = Visit.Page.Locator(".side").GetByLabel("Name (optional)");
        await name.FillAsync("Mark the quiet ones");
        await name.BlurAsync();
        var before = await drawing.LeftAsync("wait1");
        var at = await Drawing.MiddleAsync(drawing.Node("wait1"));
        await drawing.DragAsync(at, (at.X + 200, at.Y));
        await network.MendAsync();

        await Expect(drawing.Node("tag1")).ToContainTextAsync("Mark the quiet ones");
        await Expect(drawing.Node("sms1")).ToBeVisibleAsync();
        Assert.Equal(">wait1 sms1>end tag1>sms1 wait1>tag1", await drawing.WaysAsync());
        Assert.InRange(await drawing.LeftAsync("wait1") - before, 150, 250);
        var kept = await drawing.DraftAsync(App);
        Assert.Contains("Mark the quiet ones", kept, StringComparison.Ordinal);
        Assert.Contains("wait1", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_published_an_event_brings_a_contact_in_and_the_figures_move()
    {
        await Visit.OpenAsync("/sequences/new");
        await Visit.Button("Use this: Standard").ClickAsync();
        var drawing = new Drawing(Visit.Page);
        await drawing.ReadyAsync();
        await Expect(Visit.Page.GetByText("Nothing changed")).ToHaveCountAsync(0);
        await Visit.Button("Publish").ClickAsync();
        await Expect(Visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("From now on contacts enter the draft: Job completed.");
        await Accessibility.CheckAsync(Visit.Page);
        await Visit.Button("Publish sequence").ClickAsync();
        await Expect(Visit.Page.Locator(".pill")).ToHaveTextAsync("Version 1");
        await Expect(Visit.Page.GetByText("Nothing changed")).ToBeVisibleAsync();

        using var client = App.CreateApiClient();
        using var body = new StringContent("""{ "type": "job_completed", "key": "job-1", "contact": { "email": "hana@example.com" }, "subject": "job:1" }""", Encoding.UTF8, "application/json");
        (await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), body)).EnsureSuccessStatusCode();

        await Expect(drawing.Node("wait1").Locator(".node-count")).ToContainTextAsync("1waiting");
        await Expect(Visit.Page.Locator(".live")).ToContainTextAsync("1 person in progress");
        await SeeVersionsAsync(drawing);
        await WalkThroughAsync();
        Assert.Empty(Visit.Problems);
    }

    [Fact]
    public async Task A_draft_of_another_organization_is_not_there()
    {
        var ids = new SystemIdSource();
        await using var context = App.Get<Database>().Open(DataScope.All);
        var other = new Organization { Id = ids.NewId(), Name = "Other", CreatedAt = SystemClock.Instance.GetCurrentInstant() };
        context.Add(other);
        await context.SaveChangesAsync();
        var theirs = await App.Get<ISequences>().CreateAsync(Actor.System(other.Id), "Their secret plan", null, null, default);

        await Visit.OpenAsync($"/sequences/{theirs}/edit");

        await Expect(Visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is no such sequence.");
        await Expect(Visit.Page.GetByText("Their secret plan")).ToHaveCountAsync(0);
        await Expect(Visit.Page.Locator("[data-node], .list-step, .strip")).ToHaveCountAsync(0);
    }

    /// <summary>The draft beside what runs, and what runs alone.</summary>
    private async Task SeeVersionsAsync(Drawing drawing)
    {
        await drawing.DropAsync("tag", "wait1:next", "tag1");
        await Visit.Page.GetByLabel("Version shown").SelectOptionAsync("diff");
        await Expect(drawing.Node("tag1")).ToContainTextAsync("New");
        await Expect(Visit.Page.Locator(".page-note")).ToContainTextAsync("Against version 1, which contacts enter now");
        await Visit.Page.GetByLabel("Version shown").SelectOptionAsync("1");
        await Expect(drawing.Node("tag1")).ToHaveCountAsync(0);
        await Expect(drawing.Plus("wait1:next")).ToHaveCountAsync(0);
        await Accessibility.CheckAsync(Visit.Page);
        await Visit.Page.GetByLabel("Version shown").SelectOptionAsync("");
        await Expect(drawing.Node("tag1")).ToBeVisibleAsync();
    }

    private async Task WalkThroughAsync()
    {
        await Visit.Page.Locator(".palette [data-kind=tag]").WaitForAsync();
        await Visit.Page.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Visit.Button("Test").ClickAsync();
        await Visit.Button("Walk through").ClickAsync();
        await Expect(Visit.Page.Locator(".test-sum")).ToContainTextAsync("would be sent");
        await Visit.Button("Pause").ClickAsync();
        await Visit.Page.Locator(".test-moments button").Last.ClickAsync();
        await Expect(Visit.Page.Locator(".node-badge.plain").First).ToBeVisibleAsync();
        await Accessibility.CheckAsync(Visit.Page);
    }
}
