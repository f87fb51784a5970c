using System.Globalization;
using System.Text;
using System.Text.Json;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;

namespace FollowUp.Benchmarks.Canvas;

/// <summary>
/// How soon the builder shows a flow of 200 steps and lets one be dragged, in Chromium, with browser and product on the
/// same machine; what a drag sends; and what a frame costs while the canvas is panned. Beside it the same markup put into
/// the page without the product.
/// </summary>
internal static class CanvasBenchmark
{
    private const int Rounds = 7;
    private const int Moves = 120;

    public static async Task<Figures> RunAsync(BenchmarkOptions options)
    {
        using var data = await BenchmarkDatabase.CreateAsync(options.Database);
        using var web = await WebProcess.StartAsync(data);
        var url = $"/sequences/{await MakeAsync(web, options.Count)}/edit";
        var browser = await Chromium.GetAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = web.Address, ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        var (sent, received) = (0, 0L);
        page.WebSocket += (_, socket) =>
        {
            socket.FrameSent += (_, _) => sent++;
            socket.FrameReceived += (_, frame) => received += frame.Binary?.Length ?? frame.Text?.Length ?? 0;
        };
        await SignInAsync(page);

        var (opened, cold) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            await page.GotoAsync("/sequences");
            await page.Locator(".row-link").First.WaitForAsync();
            received = 0;
            var took = await page.EvaluateAsync<double>(CanvasScripts.Open, new object[] { url, options.Count + 1 });
            if (round > 0)
            {
                opened.Add(took);
            }
        }

        var openedKb = received / 1024.0;
        var bare = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await page.EvaluateAsync<double>(CanvasScripts.Bare));
        }

        for (var round = 0; round < Rounds; round++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await page.GotoAsync(url);
            await page.WaitForFunctionAsync("count => document.querySelectorAll('[data-node]').length === count && /\\d%/.test(document.querySelector('[data-zoom]')?.textContent ?? '')", options.Count + 1);
            cold.Add(watch.Elapsed.TotalMilliseconds);
        }

        await page.WaitForTimeoutAsync(2_000);
        var node = (await page.Locator("[data-node='s2']").BoundingBoxAsync())!;
        var dragged = await MeasureAsync(page, (node.X + 60, node.Y + 30), (node.X + 320, node.Y + 160), () => sent = 0, () => sent);
        var panned = await MeasureAsync(page, (500, 250), (900, 650), () => sent = 0, () => sent);
        var more = new Dictionary<string, double>
        {
            ["steps"] = options.Count,
            ["openMostMs"] = opened.Max(),
            ["coldMs"] = Median(cold),
            ["openKb"] = openedKb,
            ["messagesPerDrag"] = dragged.Sent,
            ["messagesPerPan"] = panned.Sent,
            ["dragFrameP95Ms"] = dragged.GapP95,
            ["dragWorkP95Ms"] = dragged.WorkP95,
            ["frameP95Ms"] = panned.GapP95,
            ["frameWorkP95Ms"] = panned.WorkP95,
        };
        return new Figures("canvas", options.Database, "ms to open", Median(opened), Median(bare), more) { Problems = [.. Problems(options.Count, Median(opened), dragged, panned)] };
    }

    private static IEnumerable<string> Problems(int steps, double opened, Gesture dragged, Gesture panned)
    {
        if (dragged.Sent is 0 or > 2)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"A drag sent {dragged.Sent} messages; it must be one or two.");
        }

        if (panned.Sent > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Panning sent {panned.Sent} messages; it must send none.");
        }

        if (steps <= 200 && opened > 1_000)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Opening took {opened:N0} ms; it must be at most 1,000.");
        }

        if (steps <= 200 && panned.WorkP95 > 16)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"A frame took {panned.WorkP95:N1} ms of work while panning; it must be at most 16.");
        }
    }

    private static async Task<Gesture> MeasureAsync(IPage page, (double X, double Y) from, (double X, double Y) to, Action begin, Func<int> sent)
    {
        await page.EvaluateAsync(CanvasScripts.Watch);
        await page.Mouse.MoveAsync((float)from.X, (float)from.Y);
        begin();
        await page.Mouse.DownAsync();
        for (var move = 1; move <= Moves; move++)
        {
            await page.Mouse.MoveAsync((float)(from.X + ((to.X - from.X) * move / Moves)), (float)(from.Y + ((to.Y - from.Y) * move / Moves)));
        }

        var frames = await page.EvaluateAsync<JsonElement>(CanvasScripts.Watched);
        await page.Mouse.UpAsync();

        // Saving, and what is said about it, count as well.
        await page.WaitForTimeoutAsync(2_000);
        return new Gesture(sent(), Percentile(frames.GetProperty("gaps")), Percentile(frames.GetProperty("work")));
    }

    private static async Task<Guid> MakeAsync(WebProcess web, int count)
    {
        // Every fifth step is a choice, one way of which ends.
        var steps = Enumerable.Range(0, count).Select(index => (Id: $"s{index}", Next: index + 1 < count ? $"s{index + 1}" : "end", index)).Select(one => one.index % 5 == 4
            ? $$"""{ "id": "{{one.Id}}", "kind": "split", "branches": [ { "weight": 50, "next": "{{one.Next}}" }, { "weight": 50, "next": "end" } ] }"""
            : $$"""{ "id": "{{one.Id}}", "kind": "tag", "add": [ "t{{one.index}}" ], "next": "{{one.Next}}" }""");
        using var client = new HttpClient { BaseAddress = new Uri(web.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", WebProcess.ApiKey);
        using var body = new StringContent($$"""{ "name": "Long", "unfinished": true, "flow": { "start": "s0", "steps": [ {{string.Join(',', steps)}} ] } }""", Encoding.UTF8, "application/json");
        var answer = await client.PostAsync(new Uri("/api/v1/sequences", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync(WebProcess.Email);
        await page.GetByLabel("Password").FillAsync(WebProcess.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Percentile(JsonElement values)
        => values.EnumerateArray().Select(value => value.GetDouble()).Order().ToList() is { Count: > 0 } sorted ? sorted[(int)(sorted.Count * 0.95)] : 0;

    private sealed record Gesture(int Sent, double GapP95, double WorkP95);
}
