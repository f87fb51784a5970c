using System.Globalization;
using System.Text.RegularExpressions;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>The builder under fingers, on a tablet and on a phone.</summary>
public sealed class BuilderTouchTests : OwnerJourney
{
    private const int PhoneWidth = 390;

    [Fact]
    public async Task On_a_tablet_fingers_add_drag_pan_zoom_and_open()
    {
        await Drawing.BeginAsync(Visit);
        var (page, fingers) = await Fingers.OpenAsync(Visit.Page, Visit.Page.Url, 1180, 820);
        var drawing = new Drawing(page);
        await drawing.ReadyAsync();

        await drawing.Plus(":start").TapAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Wait" }).TapAsync();
        await Expect(drawing.Node("wait1")).ToBeVisibleAsync();
        await fingers.MoveAsync((await Drawing.MiddleAsync(page.Locator(".palette [data-kind=tag]")), await Drawing.MiddleAsync(drawing.Plus("wait1:next"))));
        await Expect(drawing.Node("tag1")).ToBeVisibleAsync();
        Assert.Equal(">wait1 tag1>end wait1>tag1", await drawing.WaysAsync());

        // A step is dragged; the drawing stays.
        var (view, x) = (await ViewAsync(page), await drawing.LeftAsync("tag1"));
        var at = await Drawing.MiddleAsync(drawing.Node("tag1"));
        await fingers.MoveAsync((at, (at.X + 120, at.Y + 8)));
        await Expect(drawing.Node("tag1")).Not.ToHaveAttributeAsync("data-x", x.ToString(CultureInfo.InvariantCulture));
        Assert.InRange(await drawing.LeftAsync("tag1") - x, 100, 300);
        Assert.Equal(view, await ViewAsync(page));

        // Beside the steps one finger moves the drawing, and two zoom it; a lifted one leaves nothing behind.
        var box = (await page.Locator("[data-canvas]").BoundingBoxAsync())!;
        var empty = (X: box.X + 30, Y: box.Y + (box.Height / 2));
        await fingers.MoveAsync((empty, (empty.X + 60, empty.Y + 40)));
        var panned = await ViewAsync(page);
        Assert.Equal((view.X + 60, view.Y + 40, view.Zoom), panned);
        await fingers.MoveAsync((empty, (empty.X, empty.Y - 60)), ((empty.X, empty.Y + 80), (empty.X, empty.Y + 140)));
        var zoomed = await ViewAsync(page);
        Assert.InRange(zoomed.Zoom / panned.Zoom, 1.5, 3.5);
        await fingers.MoveAsync((empty, (empty.X - 50, empty.Y)));
        Assert.Equal((zoomed.X - 50, zoomed.Y, zoomed.Zoom), await ViewAsync(page));

        // A click: Chromium takes no tap within a tenth of a second after a pan, which no hand does.
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the whole flow" }).ClickAsync();
        await Expect(page.Locator("[data-zoom]")).ToHaveTextAsync(new Regex("^(8[5-9]|9.|100)%$"));
        await drawing.Node("end").TapAsync();
        await Expect(page.Locator(".side h2")).ToHaveTextAsync("End");
        var left = await drawing.LeftAsync("wait1");
        await fingers.TrembleAsync(await Drawing.MiddleAsync(drawing.Node("wait1")));
        await Expect(page.Locator(".side h2")).ToHaveTextAsync("Wait 1 day");
        Assert.Equal(left, await drawing.LeftAsync("wait1"));
        await Expect(page.Locator("[data-port='wait1:next']")).ToHaveCSSAsync("opacity", "1");
        await page.Context.CloseAsync();
        Assert.Empty(fingers.Problems);
    }

    [Fact]
    public async Task On_a_phone_a_step_takes_two_lines_and_its_menu_does_the_rest()
    {
        var drawing = await Drawing.BeginAsync(Visit);
        await drawing.DropAsync("email", ":start", "email1");
        await drawing.DropAsync("condition", "email1:next", "condition1");
        await drawing.DropAsync("wait", "condition1:else", "wait1");
        await drawing.DraftAsync(App);
        var (page, fingers) = await Fingers.OpenAsync(Visit.Page, Visit.Page.Url, PhoneWidth, 844);
        await Expect(page.Locator(".list-main")).ToHaveCountAsync(5);

        foreach (var step in await page.Locator(".list-step").AllAsync())
        {
            var box = (await step.BoundingBoxAsync())!;
            Assert.InRange(box.Height, 44, 60);
            Assert.True(box.X + box.Width <= PhoneWidth);
        }

        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "More for “Wait 1 day”" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(8);
        await Accessibility.CheckAsync(page);
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy" }).TapAsync();
        await Expect(page.Locator(".snack")).ToContainTextAsync("1 step copied.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Paste", Exact = true }).TapAsync();
        await Expect(page.Locator(".list-main")).ToHaveCountAsync(6);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the settings of the step" }).TapAsync();
        await PanelsStayInsideAsync(page);
        await page.Context.CloseAsync();
        Assert.Empty(fingers.Problems);
    }

    [Fact]
    public async Task A_panel_of_the_strip_opens_below_what_was_clicked()
    {
        await Drawing.BeginAsync(Visit);
        var zone = Visit.Page.Locator(".strip-item").Nth(2);
        await zone.ClickAsync();

        var (item, panel) = ((await zone.BoundingBoxAsync())!, (await Visit.Page.Locator(".strip-panel").BoundingBoxAsync())!);
        Assert.True(item.X > 150, "The item stands at the edge, where any panel would be.");
        Assert.InRange(panel.X - item.X, -1, 1);
        Assert.InRange(panel.Y - item.Y - item.Height, 0, 12);
        await Visit.Page.Keyboard.PressAsync("Escape");
        await PanelsStayInsideAsync(Visit.Page);
        Assert.Empty(Visit.Problems);
    }

    /// <summary>Each panel is below its item and inside the window.</summary>
    private static async Task PanelsStayInsideAsync(IPage page)
    {
        var items = page.Locator(".strip-item");
        for (var index = 0; index < await items.CountAsync(); index++)
        {
            await items.Nth(index).ClickAsync();
            await Expect(page.Locator(".strip-panel")).ToBeFocusedAsync();
            var (item, panel) = ((await items.Nth(index).BoundingBoxAsync())!, (await page.Locator(".strip-panel").BoundingBoxAsync())!);
            Assert.InRange(panel.Y, item.Y + item.Height, item.Y + item.Height + 12);
            Assert.True(panel.X >= 0 && panel.X + panel.Width <= page.ViewportSize!.Width && panel.Y + panel.Height <= page.ViewportSize.Height, $"Panel {index} at {panel.X}, {panel.Y} is {panel.Width} × {panel.Height}.");
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(".strip-panel")).ToHaveCountAsync(0);
        }
    }

    /// <summary>Where the drawing is, and how large.</summary>
    private static async Task<(double X, double Y, double Zoom)> ViewAsync(IPage page)
    {
        var said = await page.EvaluateAsync<double[]>("() => { const at = new DOMMatrix(document.querySelector('[data-world]').style.transform); return [Math.round(at.e), Math.round(at.f), at.a]; }");
        return (said[0], said[1], said[2]);
    }
}
