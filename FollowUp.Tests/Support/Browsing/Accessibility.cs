using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FollowUp.Tests.Support.Browsing;

/// <summary>Checks a page as it stands against WCAG 2.2 A and AA and axe's own good practices, in both looks.</summary>
internal static class Accessibility
{
    /// <summary>A mail stands in a frame that runs no script, so axe would wait for an answer from there for ever.</summary>
    private static readonly AxeRunOptions PageAlone = new() { Iframes = false };

    /// <summary>What the look changes.</summary>
    private static readonly AxeRunOptions Colors = new()
    {
        Iframes = false,
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    /// <summary>Messages about an action are closed first: one that fades is too pale for a moment.</summary>
    public static async Task CheckAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('.rz-notification-close').forEach(button => button.click())");
        await Assertions.Expect(page.Locator(".rz-notification-title")).ToHaveCountAsync(0);
        await CheckAsync(page, PageAlone, "light");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await CheckAsync(page, Colors, "dark");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    private static async Task CheckAsync(IPage page, AxeRunOptions options, string look)
    {
        var result = await page.RunAxe(options).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(result.Passes);
        var violations = result.Violations
            .SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} ({rule.Impact}): {rule.Help}{Environment.NewLine}  {node.Html}{Environment.NewLine}  {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"))
            .ToList();
        Assert.True(violations.Count == 0, $"{page.Url} has {violations.Count} violations in its {look} look:{Environment.NewLine}{string.Join(Environment.NewLine, violations)}");
    }
}
