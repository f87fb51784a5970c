using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.Web.Settings;

/// <summary>Account and settings pages as axe sees them, in both looks; and nothing may go wrong in the browser meanwhile.</summary>
public sealed class AccessibilityTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Account_and_settings_pages_are_accessible()
    {
        SetDefaultExpectTimeout(30_000);
        await using var visit = await Visit.BeginAsync(app.Listen());
        foreach (var path in new[] { "/account/sign-in", "/account/forgot-password", "/account/reset-password", "/account/register/nothing", "/account/access-denied" })
        {
            await visit.OpenAsync(path);
            await Accessibility.CheckAsync(visit.Page);
        }

        await visit.OpenAsync("/account/sign-in?returnUrl=/settings");
        await visit.Field("E-mail").FillAsync(TestApp.OwnerEmail);
        await visit.Field("Password").FillAsync(TestApp.OwnerPassword);
        await visit.Button("Sign in").ClickAsync();
        await visit.Page.WaitForURLAsync("**/settings");
        foreach (var (path, sign) in new[]
        {
            ("/account/profile", "Two-factor sign-in"), ("/account/two-factor", "authenticator app"), ("/settings", "Organization ID"), ("/settings/users", "Invite somebody"),
            ("/settings/api-keys", "What it may do"), ("/settings/webhooks", "Try it from a shell"), ("/settings/channels", "Messages go to the Sandbox"), ("/settings/hours", "Test an address or a number"),
        })
        {
            await visit.OpenAsync(path);
            await Expect(visit.Page.GetByText(sign).First).ToBeVisibleAsync();
            await Accessibility.CheckAsync(visit.Page);
        }

        Assert.Empty(visit.Problems);
    }
}
