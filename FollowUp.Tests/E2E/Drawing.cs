using System.Text.Json;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>The canvas as a person with a mouse and a keyboard sees it.</summary>
internal sealed class Drawing(IPage page)
{
    private const int Moves = 25;

    public IPage Page => page;

    public ILocator Node(string id) => page.Locator($"[data-node='{id}']");

    public ILocator Plus(string edge) => page.Locator($"[data-plus='{edge}']");

    public ILocator Saved => page.Locator(".builder-head .draft-saved");

    /// <summary>Makes an empty sequence by the buttons and waits until it can be drawn.</summary>
    public static async Task<Drawing> BeginAsync(Visit visit)
    {
        await visit.OpenAsync("/sequences/new");
        await visit.Button("Start empty").ClickAsync();
        var drawing = new Drawing(visit.Page);
        await drawing.ReadyAsync();
        return drawing;
    }

    public async Task ReadyAsync() => await Expect(page.Locator("[data-zoom]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("[0-9]+%"));

    /// <summary>Presses, moves in many small steps, and lets go.</summary>
    public async Task DragAsync((float X, float Y) from, (float X, float Y) to)
    {
        await page.Mouse.MoveAsync(from.X, from.Y);
        await page.Mouse.DownAsync();
        for (var move = 1; move <= Moves; move++)
        {
            await page.Mouse.MoveAsync(from.X + ((to.X - from.X) * move / Moves), from.Y + ((to.Y - from.Y) * move / Moves));
        }

        await page.Mouse.UpAsync();
    }

    /// <summary>Drags a kind out of the palette onto a way.</summary>
    public async Task DropAsync(string kind, string edge, string id)
    {
        var target = await RestAsync(Plus(edge));
        await DragAsync(await MiddleAsync(page.Locator($".palette [data-kind={kind}]")), target);
        await Expect(Node(id)).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("selected"));
    }

    public static async Task<(float X, float Y)> MiddleAsync(ILocator part)
    {
        var box = await part.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not in sight.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>The middle of something that may still be on its way, as after a change of what stands before it: where it stays.</summary>
    private async Task<(float X, float Y)> RestAsync(ILocator part)
    {
        var (at, seen) = (await MiddleAsync(part), 1);
        for (var look = 0; look < 100; look++)
        {
            await page.WaitForTimeoutAsync(100);
            var now = await MiddleAsync(part);
            (at, seen) = (now, now == at ? seen + 1 : 1);
            if (seen == 4)
            {
                return at;
            }
        }

        throw new InvalidOperationException("The drawing does not come to rest.");
    }

    /// <summary>Where a step stands on the canvas, as the server last said.</summary>
    public async Task<double> LeftAsync(string id) => double.Parse((await Node(id).GetAttributeAsync("data-x"))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where ways lead, as "from>to".</summary>
    public async Task<string> WaysAsync()
        => await page.EvaluateAsync<string>("() => [...document.querySelectorAll('[data-edge]')].map(way => `${way.dataset.from}>${way.dataset.to}`).sort().join(' ')");

    /// <summary>The draft as it is kept, once everything is saved.</summary>
    public async Task<string> DraftAsync(TestApp app)
    {
        await Expect(Saved).ToBeVisibleAsync();
        using var client = app.CreateApiClient();
        var id = new Uri(page.Url).AbsolutePath.Split('/')[2];
        var last = "";
        for (var look = 0; look < 40; look++)
        {
            var now = JsonElement.Parse(await client.GetStringAsync(new Uri($"/api/v1/sequences/{id}", UriKind.Relative))).GetProperty("flow").GetRawText();
            if (now == last && look > 4)
            {
                return now;
            }

            last = now;
            await page.WaitForTimeoutAsync(250);
        }

        throw new InvalidOperationException("The draft does not come to rest.");
    }
}
