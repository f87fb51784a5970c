using System.Text.RegularExpressions;
using FollowUp.Core.Delivery;
using FollowUp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Tests.Endpoints.Account;

public sealed partial class PasswordResetTests : IDisposable
{
    private readonly CollectedMails mails = new();
    private readonly TestApp app;

    public PasswordResetTests() => app = new TestApp { Replace = services => services.AddSingleton<ISystemMail>(mails) };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_and_only_the_known_one_a_mail()
    {
        using var browser = app.Browse();
        await AskAsync(browser, "nobody@example.com");
        var unknown = browser.Text;
        Assert.Empty(mails.All);

        await AskAsync(browser, TestApp.OwnerEmail);

        Assert.Equal(unknown, browser.Text);
        Assert.Equal(TestApp.OwnerEmail, Assert.Single(mails.All).To);
    }

    [Fact]
    public async Task The_link_sets_a_new_password_once()
    {
        using var browser = app.Browse();
        await AskAsync(browser, TestApp.OwnerEmail);
        var link = Link().Match(Assert.Single(mails.All).Text).Value;

        await browser.OpenAsync(link);
        await browser.SubmitAsync("reset-password", ("Password", "password123"));
        Assert.Contains("first that would be tried", browser.Text);
        await browser.SubmitAsync("reset-password", ("Password", "seven green kettles"));
        Assert.Equal("/account/sign-in?reset=true", browser.At);

        await browser.OpenAsync(link);
        await browser.SubmitAsync("reset-password", ("Password", "nine yellow kettles"));
        Assert.Contains("used up or too old", browser.Text);

        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        Assert.Contains("do not match", browser.Text);
        await browser.SignInAsync(TestApp.OwnerEmail, "seven green kettles");
        Assert.Equal("/", browser.At);
    }

    [Theory]
    [InlineData("/account/reset-password")]
    [InlineData("/account/reset-password?user=0198a000-0000-7000-8000-000000000001&code=AAAA")]
    [InlineData("/account/reset-password?user=x&code=%25%25")]
    public async Task A_made_up_link_sets_nothing(string link)
    {
        using var browser = app.Browse();
        await browser.OpenAsync(link);
        await browser.SubmitAsync("reset-password", ("Password", "seven green kettles"));
        Assert.Contains("used up or too old", browser.Text);
    }

    private static async Task AskAsync(FormBrowser browser, string email)
    {
        await browser.OpenAsync("/account/forgot-password");
        await browser.SubmitAsync("forgot-password", ("Email", email));
    }

    [GeneratedRegex("/account/reset-password\\S+")]
    private static partial Regex Link();
}
