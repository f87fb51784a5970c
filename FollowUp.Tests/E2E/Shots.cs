using FollowUp.Tests.Support.Browsing;

namespace FollowUp.Tests.E2E;

internal static class Shots
{
    public static async Task TakeAsync(Visit visit, string name)
    {
        await visit.Page.ScreenshotAsync(new() { Path = $"/tmp/audit-shots/{name}.png" });
        await visit.Page.SetViewportSizeAsync(390, 844);
        await visit.Page.ScreenshotAsync(new() { Path = $"/tmp/audit-shots/{name}-390.png" });
        await visit.Page.SetViewportSizeAsync(1440, 900);
    }
}
