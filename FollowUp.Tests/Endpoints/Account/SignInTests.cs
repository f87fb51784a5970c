using System.Net;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Endpoints.Account;

public sealed class SignInTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_sign_in_page_and_back()
    {
        using var browser = app.Browse();

        await browser.OpenAsync("/account/profile?from=mail");
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount%2Fprofile%3Ffrom%3Dmail", browser.At);
        await browser.SubmitAsync("sign-in", ("Email", TestApp.OwnerEmail), ("Password", TestApp.OwnerPassword));

        Assert.Equal("/account/profile?from=mail", browser.At);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public async Task A_way_back_to_another_site_is_not_taken(string elsewhere)
    {
        using var browser = app.Browse();
        await browser.OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(elsewhere)}");

        await browser.SubmitAsync("sign-in", ("Email", TestApp.OwnerEmail), ("Password", TestApp.OwnerPassword));

        Assert.Equal("/", browser.At);
    }

    [Fact]
    public async Task Unknown_address_and_wrong_password_get_the_same_answer()
    {
        using var browser = app.Browse();
        await browser.SignInAsync("nobody@example.com", "quiet harbour lamp");
        var unknown = browser.Text;
        await browser.SignInAsync(TestApp.OwnerEmail, "not the password");

        Assert.Contains("do not match", unknown);
        Assert.Equal(unknown, browser.Text);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_password_no_longer_opens()
    {
        using var browser = app.Browse();
        for (var tries = 0; tries < 5; tries++)
        {
            await browser.SignInAsync(TestApp.OwnerEmail, "not the password");
        }

        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);

        Assert.Equal("/account/sign-in", browser.At);
        Assert.Contains("do not match", browser.Text);
    }

    [Fact]
    public async Task More_than_thirty_posts_a_minute_are_turned_away()
    {
        using var browser = app.Browse();
        for (var tries = 0; tries < 30; tries++)
        {
            await browser.OpenAsync("/account/forgot-password");
            await browser.SubmitAsync("forgot-password", ("Email", "nobody@example.com"));
        }

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = app.CreateClient();
        var form = new Dictionary<string, string> { ["_handler"] = "sign-in", ["Email"] = TestApp.OwnerEmail, ["Password"] = TestApp.OwnerPassword };

        var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(form));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(cookie => cookie.StartsWith("followup=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var browser = new FormBrowser(client);
        await browser.OpenAsync("/account/sign-in");
        var token = browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["__RequestVerificationToken"] = token, ["Email"] = TestApp.OwnerEmail, ["Password"] = TestApp.OwnerPassword,
        };

        var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(form));

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("followup=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = app.Browse();
        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        await browser.OpenAsync("/account/access-denied");

        await browser.SubmitAsync("/account/sign-out");
        await browser.OpenAsync("/account/profile");

        Assert.StartsWith("/account/sign-in", browser.At, StringComparison.Ordinal);
    }
}
