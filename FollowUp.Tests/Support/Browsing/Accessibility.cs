using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FollowUp.Tests.Support.Browsing;

/// <summary>Checks a page as it stands against WCAG 2.2 A and AA and axe's own good practices.</summary>
internal static class Accessibility
{
    /// <summary>A mail stands in a frame that runs no script, so axe would wait for an answer from there for ever.</summary>
    private static readonly AxeRunOptions PageAlone = new() { Iframes = false };

    public static async Task CheckAsync(IPage page)
    {
        var result = await page.RunAxe(PageAlone).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(result.Passes);
        var violations = result.Violations
            .SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id} ({rule.Impact}): {rule.Help}{Environment.NewLine}  {node.Html}{Environment.NewLine}  {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"))
            .ToList();
        Assert.True(violations.Count == 0, $"{page.Url} has {violations.Count} violations:{Environment.NewLine}{string.Join(Environment.NewLine, violations)}");
    }
}
