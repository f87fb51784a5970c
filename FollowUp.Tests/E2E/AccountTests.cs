using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;

namespace FollowUp.Tests.E2E;

/// <summary>Getting in and out. These pages work without a script.</summary>
public sealed class AccountTests : IDisposable
{
    private readonly TestApp app = new();

    [Fact]
    public async Task Account_pages_are_accessible_and_load_no_script()
    {
        await using var visit = await Visit.BeginAsync(app.Listen());
        foreach (var path in new[] { "/account/sign-in", "/account/forgot-password" })
        {
            await visit.OpenAsync(path);

            Assert.Equal(0, await visit.Page.Locator("script[src]").CountAsync());
            await Accessibility.CheckAsync(visit.Page);
        }

        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        foreach (var path in new[] { "/account/profile", "/account/two-factor" })
        {
            await visit.OpenAsync(path);
            await Accessibility.CheckAsync(visit.Page);
        }
    }

    [Fact]
    public async Task A_wrong_password_says_so_and_lets_one_try_again()
    {
        await using var visit = await Visit.BeginAsync(app.Listen());
        await visit.OpenAsync("/account/sign-in");
        await visit.Field("E-mail").FillAsync(TestApp.OwnerEmail);
        await visit.Field("Password").FillAsync("not the password");
        await visit.Button("Sign in").ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not match");
        await Accessibility.CheckAsync(visit.Page);

        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
    }

    [Fact]
    public async Task A_page_of_the_app_asks_to_sign_in_first_and_then_shows_itself()
    {
        await using var visit = await Visit.BeginAsync(app.Listen());

        await visit.OpenAsync("/account/profile");
        Assert.Contains("/account/sign-in", visit.Page.Url, StringComparison.Ordinal);
        await visit.Field("E-mail").FillAsync(TestApp.OwnerEmail);
        await visit.Field("Password").FillAsync(TestApp.OwnerPassword);
        await visit.Button("Sign in").ClickAsync();

        await visit.Page.WaitForURLAsync("**/account/profile");
    }

    public void Dispose() => app.Dispose();
}
