using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace FollowUp.Tests.Support.Browsing;

/// <summary>One person at one application in a browser of their own. What goes wrong in the page is collected.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> problems = new();
    private readonly IBrowserContext context;

    private Visit(IBrowserContext context, IPage page, string address)
    {
        this.context = context;
        Page = page;
        Address = address;
        page.Console += (_, line) =>
        {
            if (line.Type == "error")
            {
                problems.Enqueue($"{line.Text} ({line.Location})");
            }
        };
        page.PageError += (_, error) => problems.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Of the application, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Errors of scripts and requests since the visit began.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    /// <param name="address">Of the application, without a slash at its end.</param>
    public static async Task<Visit> BeginAsync(string address)
    {
        var browser = await Chromium.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(30_000);
        return new Visit(context, await context.NewPageAsync(), address);
    }

    /// <summary>Opens a page and waits until it can be used.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>Waits for the page's heading and, on pages with a circuit, until Blazor answers clicks.</summary>
    public async Task ReadyAsync() => await Assertions.Expect(Page.Locator("h1").First).ToBeVisibleAsync();

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>A link of the menu at the left.</summary>
    public ILocator Menu(string name)
        => Page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true }).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Field(string label) => Page.GetByLabel(label);

    /// <summary>Signs in on the account page.</summary>
    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/account/sign-in");
        await Field("E-mail").FillAsync(email);
        await Field("Password").FillAsync(password);
        await Button("Sign in").ClickAsync();

        // Playwright now and then misses the load event of a page that is there; its heading tells as well.
        await Page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await ReadyAsync();
    }

    /// <summary>What the page looks like, for the message of a failed test.</summary>
    public async Task<string> DescribeAsync()
        => new StringBuilder(Page.Url).AppendLine().AppendJoin(Environment.NewLine, problems).AppendLine()
            .Append(await Page.Locator("body").InnerTextAsync()).ToString();

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
