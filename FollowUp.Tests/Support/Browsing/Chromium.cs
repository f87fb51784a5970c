using Microsoft.Playwright;

namespace FollowUp.Tests.Support.Browsing;

/// <summary>The browser of this test run, started once. Each test gets a context of its own from it.</summary>
internal static class Chromium
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private static readonly Lazy<Task<IBrowser>> Running = new(StartAsync);

    public static Task<IBrowser> GetAsync() => Running.Value;

    private static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Find(), Args = Arguments });
    }

    /// <exception cref="InvalidOperationException">There is none.</exception>
    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("FOLLOWUP_TEST_CHROMIUM") is { Length: > 0 } given)
        {
            return given;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome") })
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "Chromium is not installed. Run ./test.sh as root, install the package chromium, "
                + "or set FOLLOWUP_TEST_CHROMIUM to the path of a Chromium or Chrome.");
    }
}
