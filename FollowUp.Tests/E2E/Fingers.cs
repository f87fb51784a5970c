using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FollowUp.Tests.E2E;

/// <summary>Fingers on a page, as a touch screen reports them.</summary>
internal sealed class Fingers(ICDPSession screen, ConcurrentQueue<string> problems)
{
    private const int Moves = 12;

    /// <summary>Errors of scripts since the page was opened.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    /// <summary>A page of the same person on a device with a touch screen.</summary>
    public static async Task<(IPage Page, Fingers Fingers)> OpenAsync(IPage signedIn, string path, int width, int height)
    {
        var context = await signedIn.Context.Browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = new Uri(signedIn.Url).GetLeftPart(UriPartial.Authority), StorageState = await signedIn.Context.StorageStateAsync(), HasTouch = true,
            ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "en-GB",
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var problems = new ConcurrentQueue<string>();
        page.PageError += (_, error) => problems.Enqueue(error);
        await page.GotoAsync(path);
        return (page, new Fingers(await context.NewCDPSessionAsync(page), problems));
    }

    /// <summary>Puts fingers down, moves each from its first place to its second, and lifts them one after the other.</summary>
    public async Task MoveAsync(params ((float X, float Y) From, (float X, float Y) To)[] ways)
    {
        await TellAsync("touchStart", [.. ways.Select(way => way.From)]);
        for (var move = 1; move <= Moves; move++)
        {
            await TellAsync("touchMove", [.. ways.Select(way => (way.From.X + ((way.To.X - way.From.X) * move / Moves), way.From.Y + ((way.To.Y - way.From.Y) * move / Moves)))]);
        }

        for (var left = ways.Length - 1; left >= 0; left--)
        {
            await TellAsync("touchEnd", [.. ways.Take(left).Select(way => way.To)]);
        }
    }

    /// <summary>Taps with a finger that is not steady.</summary>
    public async Task TrembleAsync((float X, float Y) at)
    {
        await TellAsync("touchStart", [at]);
        await TellAsync("touchMove", [(at.X + 6, at.Y + 4)]);
        await TellAsync("touchEnd", []);
    }

    private async Task TellAsync(string type, (float X, float Y)[] fingers) => await screen.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
    {
        ["type"] = type, ["touchPoints"] = fingers.Select((finger, id) => new Dictionary<string, object> { ["x"] = finger.X, ["y"] = finger.Y, ["id"] = id }).ToArray(),
    });
}
