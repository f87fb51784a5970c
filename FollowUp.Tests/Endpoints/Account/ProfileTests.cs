using System.Buffers.Binary;
using System.Security.Cryptography;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Account;

public sealed class ProfileTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_new_name_is_shown_from_then_on()
    {
        using var browser = await SignedInAsync();
        await browser.OpenAsync("/account/profile");

        await browser.SubmitAsync("rename", ("Name", "  "));
        Assert.Contains("Must be 1 to 100 characters on one line.", browser.Text);
        await browser.SubmitAsync("rename", ("Name", "Åsa Öberg"));

        Assert.Contains("Your name is saved.", browser.Text);
        Assert.Equal("Åsa Öberg", browser.Page.QuerySelector("input[name=Name]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_password_changes_only_with_the_current_one_and_ends_other_sessions()
    {
        using var browser = await SignedInAsync();
        await browser.OpenAsync("/account/profile");
        await browser.SubmitAsync("password", ("CurrentPassword", "not the password"), ("NewPassword", "seven green kettles"));
        Assert.Contains("Is not your password.", browser.Text);

        await browser.SubmitAsync("password", ("CurrentPassword", TestApp.OwnerPassword), ("NewPassword", "seven green kettles"));

        Assert.Contains("Your password is changed.", browser.Text);
        using var fresh = app.Browse();
        await fresh.SignInAsync(TestApp.OwnerEmail, "seven green kettles");
        Assert.Equal("/", fresh.At);
    }

    [Fact]
    public async Task With_two_factor_on_the_password_alone_does_not_open_and_code_or_recovery_code_does()
    {
        using var browser = await SignedInAsync();
        await browser.OpenAsync("/account/two-factor");
        await browser.SubmitAsync("start");
        Assert.NotNull(browser.Page.QuerySelector("svg[role=img] path"));
        var key = browser.Page.QuerySelector("p code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await browser.SubmitAsync("on", ("Code", "000000"));
        Assert.Contains("Is not the one the app shows now", browser.Text);
        await browser.SubmitAsync("on", ("Code", Totp(key)));
        var recovery = browser.Page.QuerySelectorAll("li code").Select(code => code.TextContent).ToList();
        Assert.Equal(10, recovery.Count);

        using var second = app.Browse();
        await second.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        Assert.StartsWith("/account/second-step", second.At, StringComparison.Ordinal);
        await second.SubmitAsync("second-step", ("Code", "000000"));
        Assert.Contains("That is not the code.", second.Text);
        await second.SubmitAsync("second-step", ("Code", Totp(key)));
        Assert.Equal("/", second.At);

        foreach (var (expected, code) in new[] { ("/", recovery[0]), ("/account/second-step?recovery=true", recovery[0]) })
        {
            using var third = app.Browse();
            await third.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
            await third.OpenAsync("/account/second-step?recovery=true");
            await third.SubmitAsync("second-step", ("Code", code));
            Assert.Equal(expected, third.At);
        }

        await using var context = app.Get<Database>().Open(DataScope.All);
        var stored = await context.Set<IdentityUserToken<Guid>>().Select(token => token.Value).ToListAsync();
        Assert.Equal(2, stored.Count);
        Assert.DoesNotContain(stored, value => value!.Contains(key, StringComparison.Ordinal) || value.Contains(recovery[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_step_cannot_be_opened_without_the_first()
    {
        using var browser = app.Browse();
        await browser.OpenAsync("/account/second-step");
        Assert.Equal("/account/sign-in", browser.At);
    }

    private async Task<FormBrowser> SignedInAsync()
    {
        var browser = app.Browse();
        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        return browser;
    }

    /// <summary>RFC 6238 with SHA-1, 30 seconds and six digits, as authenticator apps do it.</summary>
    private static string Totp(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2)).ToArray();
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, NodaTime.SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The algorithm of RFC 6238.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
