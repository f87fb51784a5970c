using System.Globalization;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Tests.Core.Sequences.Layout;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>A flow is drawn, taken back, kept, disputed, published and watched.</summary>
public sealed class BuilderJourneyTests : OwnerJourney
{
    private const string Ways = ">sms1 condition1> condition1>whatsapp1 email1>condition1 notify1> sms1>wait1 wait1>email1 whatsapp1>notify1";

    [Fact]
    public async Task A_flow_is_drawn_by_mouse_alone_taken_back_to_nothing_and_done_again()
    {
        var drawing = await Drawing.BeginAsync(Visit);
        await Accessibility.CheckAsync(Visit.Page);
        var before = await drawing.DraftAsync(App);

        await drawing.DropAsync("sms", ":start", "sms1");
        await Visit.Page.Locator(".side select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await drawing.DropAsync("wait", "sms1:next", "wait1");
        await drawing.DropAsync("email", "wait1:next", "email1");
        await SendToMeAsync();
        await drawing.DropAsync("condition", "email1:next", "condition1");
        await drawing.Node("end").ClickAsync();
        await Visit.Page.Locator(".side").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(Visit.Page.Locator(".snack")).ToContainTextAsync("1 step deleted.");
        await drawing.DropAsync("whatsapp", "condition1:else", "whatsapp1");
        await drawing.DropAsync("notify", "whatsapp1:next", "notify1");
        Assert.Equal(Ways, await drawing.WaysAsync());
        await Expect(Visit.Page.Locator("[data-label='condition1:branches[0].next']")).ToHaveTextAsync("Yes");
        var after = await drawing.DraftAsync(App);
        await Accessibility.CheckAsync(Visit.Page);

        await TakeBackAsync("Undo");
        Assert.Equal(before, await drawing.DraftAsync(App));
        await TakeBackAsync("Redo");
        Assert.Equal(after, await drawing.DraftAsync(App));

        await Visit.Page.ReloadAsync();
        await drawing.ReadyAsync();
        Assert.Equal(Ways, await drawing.WaysAsync());
        await SeeAsListAsync(drawing);
        Assert.Empty(Visit.Problems);
    }

    [Fact]
    public async Task A_flow_is_drawn_by_keyboard_alone()
    {
        var drawing = await Drawing.BeginAsync(Visit);
        var keys = Visit.Page.Keyboard;
        await drawing.Node("").FocusAsync();
        await AddAsync("A", 0, "sms1");
        await AddAsync("A", 3, "wait1");
        await AddAsync("A", 1, "email1");
        await AddAsync("A", 4, "condition1");
        await keys.PressAsync("ArrowDown");
        await Expect(drawing.Node("end")).ToBeFocusedAsync();
        await keys.PressAsync(" ");
        await Expect(drawing.Node("end")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("selected"));
        await keys.PressAsync("Delete");
        await Expect(drawing.Node("end")).ToHaveCountAsync(0);
        await Expect(drawing.Node("condition1")).ToBeFocusedAsync();

        // From the step Tab leads to the buttons of its ways: yes, then no.
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(drawing.Plus("condition1:else")).ToBeFocusedAsync();
        await AddAsync("Enter", 2, "whatsapp1");
        await AddAsync("A", 9, "notify1");

        Assert.Equal(Ways, await drawing.WaysAsync());
        await keys.PressAsync("Enter");
        await Expect(Visit.Page.Locator("[data-side]")).ToBeFocusedAsync();
        await Expect(Visit.Page.Locator("[data-side] h2")).ToContainTextAsync("Tell owners");
        await drawing.Node("notify1").FocusAsync();
        await keys.PressAsync("Control+c");
        await keys.PressAsync("Control+v");
        await Expect(drawing.Node("notify2")).ToBeFocusedAsync();
        await keys.PressAsync("Control+z");
        await Expect(drawing.Node("notify2")).ToHaveCountAsync(0);
        Assert.Empty(Visit.Problems);

        async Task AddAsync(string open, int down, string id)
        {
            await keys.PressAsync(open);
            await Expect(Visit.Page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
            for (var step = 0; step < down; step++)
            {
                await keys.PressAsync("ArrowRight");
            }

            await keys.PressAsync("Enter");
            await Expect(drawing.Node(id)).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task The_script_draws_ways_as_the_core_does()
    {
        await Drawing.BeginAsync(Visit);

        var wrong = await Visit.Page.EvaluateAsync<string[]>(
            """
            async rows => {
              const { route } = await import(new URL('Features/Sequences/Builder/Canvas/FlowCanvas.razor.js', document.baseURI));
              return JSON.parse(rows).flatMap(row => {
                const { d, plus, label } = route(row.from, row.to, row.choice, row.lane);
                const said = JSON.stringify({ d, plus, label });
                return said === JSON.stringify({ d: row.d, plus: row.plus, label: row.label }) ? [] : [said];
              });
            }
            """,
            Repository.Read(EdgeRouteTests.Table));

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_step_among_two_hundred_is_dragged_with_two_messages_and_stays_there()
    {
        var id = await MakeAsync(200);
        var sent = 0;
        Visit.Page.WebSocket += (_, socket) => socket.FrameSent += (_, _) => sent++;
        await Visit.OpenAsync($"/sequences/{id}/edit");
        var drawing = new Drawing(Visit.Page);
        await drawing.ReadyAsync();
        await Expect(Visit.Page.Locator("[data-node]")).ToHaveCountAsync(201);
        await Visit.Page.WaitForTimeoutAsync(1_500);
        var (at, x) = (await Drawing.MiddleAsync(drawing.Node("s2")), int.Parse((await drawing.Node("s2").GetAttributeAsync("data-x"))!, CultureInfo.InvariantCulture));

        sent = 0;
        await drawing.DragAsync(at, (at.X + 204, at.Y + 32));
        await Visit.Page.WaitForTimeoutAsync(1_500);

        Assert.InRange(sent, 1, 2);
        var moved = int.Parse((await drawing.Node("s2").GetAttributeAsync("data-x"))!, CultureInfo.InvariantCulture);
        Assert.InRange(moved - x, 190, 300);
        await Visit.Page.ReloadAsync();
        await drawing.ReadyAsync();
        await Expect(drawing.Node("s2")).ToHaveAttributeAsync("data-x", moved.ToString(CultureInfo.InvariantCulture));
        Assert.Empty(Visit.Problems);
    }

    [Fact]
    public async Task Steps_chosen_with_a_frame_are_copied_into_another_sequence()
    {
        var drawing = await Drawing.BeginAsync(Visit);
        await drawing.DropAsync("sms", ":start", "sms1");
        await drawing.DropAsync("wait", "sms1:next", "wait1");
        var (from, to) = (await drawing.Node("sms1").BoundingBoxAsync(), await drawing.Node("wait1").BoundingBoxAsync());
        await Visit.Page.Keyboard.DownAsync("Shift");
        await drawing.DragAsync((from!.X - 20, from.Y - 6), (to!.X + 60, to.Y + 20));
        await Visit.Page.Keyboard.UpAsync("Shift");
        await Expect(Visit.Page.Locator(".side h2")).ToHaveTextAsync("2 steps chosen");
        await Visit.Page.Keyboard.PressAsync("Control+c");
        await Expect(Visit.Page.Locator(".snack")).ToContainTextAsync("2 steps copied.");
        await drawing.DraftAsync(App);

        var other = await Drawing.BeginAsync(Visit);
        await Visit.Page.Keyboard.PressAsync("Control+v");

        await Expect(other.Node("wait1")).ToBeVisibleAsync();
        Assert.Equal(">sms1 sms1>wait1 wait1>end", await other.WaysAsync());
        await DrawAWayAsync(other);
        Assert.Empty(Visit.Problems);
    }

    /// <summary>The chosen step's template, in the mailbox of the Sandbox.</summary>
    private async Task SendToMeAsync()
    {
        await Expect(Visit.Button("Send to me")).ToBeDisabledAsync();
        await Visit.Page.Locator(".side").GetByLabel("Template", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Visit.Button("Send to me").ClickAsync();
        var dialog = Visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Send to")).ToHaveValueAsync(TestApp.OwnerEmail);
        await Accessibility.CheckAsync(Visit.Page);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send test" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync($"Sandbox took the test to {TestApp.OwnerEmail}.");
        await Accessibility.CheckAsync(Visit.Page);

        var sandbox = await Visit.Page.RunAndWaitForPopupAsync(() => dialog.GetByRole(AriaRole.Link, new() { Name = "See it in the Sandbox" }).ClickAsync());
        await sandbox.GetByRole(AriaRole.Region, new() { Name = "Mails" }).GetByRole(AriaRole.Button).Filter(new() { HasText = "[Test] " }).ClickAsync();
        await Expect(sandbox.FrameLocator("iframe").Locator("body")).ToContainTextAsync("Hana");
        await sandbox.CloseAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>From the port of a step to another step.</summary>
    private static async Task DrawAWayAsync(Drawing drawing)
    {
        await drawing.Node("sms1").HoverAsync();
        await drawing.DragAsync(await Drawing.MiddleAsync(drawing.Page.Locator("[data-port='sms1:next']")), await Drawing.MiddleAsync(drawing.Node("end")));
        await Expect(drawing.Page.Locator("[data-edge='sms1:next']")).ToHaveAttributeAsync("data-to", "end");
        await Expect(drawing.Page.Locator("#builder-issues")).ToContainTextAsync("issue");
        await drawing.Page.Locator("#builder-issues").ClickAsync();
        await Accessibility.CheckAsync(drawing.Page);
        await drawing.Page.Locator(".findings").GetByRole(AriaRole.Button, new() { Name = "Wait 1 day" }).First.ClickAsync();
        await Expect(drawing.Node("wait1")).ToBeFocusedAsync();
    }

    private async Task TakeBackAsync(string verb)
    {
        var button = Visit.Page.Locator(".tools").GetByRole(AriaRole.Button, new() { Name = verb });
        for (var times = 0; times < EditHistory.Deepest && await button.IsEnabledAsync(); times++)
        {
            var said = await button.GetAttributeAsync("aria-label");
            await button.ClickAsync();
            await Visit.Page.WaitForTimeoutAsync(said is null ? 0 : 150);
        }

        await Expect(button).ToBeDisabledAsync();
    }

    private async Task SeeAsListAsync(Drawing drawing)
    {
        await Visit.Button("List").ClickAsync();
        await Expect(Visit.Page.Locator(".list-main")).ToHaveCountAsync(7);
        await Accessibility.CheckAsync(Visit.Page);
        await Visit.Button("Move “Wait 1 day” up").ClickAsync();
        await Expect(Visit.Page.Locator(".list-step").Nth(1)).ToContainTextAsync("Wait 1 day");
        await Visit.Page.Locator(".list-turn-line").GetByRole(AriaRole.Button).First.ClickAsync();
        await Visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Tag" }).ClickAsync();
        await Expect(Visit.Page.Locator(".list-step.selected")).ToContainTextAsync("Tag");
        await Visit.Page.ReloadAsync();
        await Expect(Visit.Page.Locator(".list-main")).ToHaveCountAsync(8);
        await Visit.Button("Canvas").ClickAsync();
        await drawing.ReadyAsync();
    }

    private async Task<Guid> MakeAsync(int count)
    {
        var steps = string.Join(',', Enumerable.Range(0, count).Select(index => index % 5 == 4
            ? $$"""{ "id": "s{{index}}", "kind": "split", "branches": [ { "weight": 50, "next": "s{{index + 1}}" }, { "weight": 50, "next": "end" } ] }"""
            : $$"""{ "id": "s{{index}}", "kind": "wait", "for": "P1D", "next": "{{(index + 1 < count ? $"s{index + 1}" : "end")}}" }"""));
        using var client = App.CreateApiClient();
        using var body = new StringContent($$"""{ "name": "Long", "unfinished": true, "flow": { "start": "s0", "steps": [ {{steps.Replace($"\"s{count}\"", "\"end\"", StringComparison.Ordinal)}} ] } }""", Encoding.UTF8, "application/json");
        var answer = await client.PostAsync(new Uri("/api/v1/sequences", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text).GetProperty("id").GetGuid();
    }
}
