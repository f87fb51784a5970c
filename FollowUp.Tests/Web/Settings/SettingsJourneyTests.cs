using System.Net;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using FollowUp.Tests.Support.Smtp;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.Web.Settings;

public sealed class SettingsJourneyTests : IAsyncLifetime, IDisposable
{
    private readonly TestApp app = new();
    private Visit visit = default!;

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
    }

    public async Task DisposeAsync() => await visit.DisposeAsync();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task An_organization_is_changed_and_a_wrong_value_is_named_at_its_field()
    {
        await visit.OpenAsync("/settings");
        await visit.Field("Name").FillAsync("Renamed Shop");
        await visit.Field("Time zone").FillAsync("Mars/Olympus");
        await visit.Button("Save the organization").ClickAsync();
        await Expect(visit.Page.GetByText("Must be a zone of the tz database, such as Europe/Stockholm.", new() { Exact = true })).ToBeVisibleAsync();

        await visit.Field("Time zone").FillAsync("Europe/Oslo");
        await visit.Button("Save the organization").ClickAsync();
        await Expect(visit.Page.GetByText("Organization saved.")).ToBeVisibleAsync();

        await visit.OpenAsync("/settings");
        await Expect(visit.Field("Name")).ToHaveValueAsync("Renamed Shop");
        await Expect(visit.Field("Time zone")).ToHaveValueAsync("Europe/Oslo");
    }

    [Fact]
    public async Task A_key_is_shown_once_opens_the_api_and_is_refused_when_revoked()
    {
        await visit.OpenAsync("/settings/api-keys");
        await visit.Field("Name").FillAsync("Shop backend");
        await visit.Page.GetByLabel("Read organization", new() { Exact = true }).CheckAsync();
        await visit.Button("Create the key").ClickAsync();
        var key = await visit.Page.Locator(".copy-block code").InnerTextAsync();
        using var client = app.CreateApiClient(key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/organization")).StatusCode);

        await visit.OpenAsync("/settings/api-keys");
        await Expect(visit.Page.GetByText("Shop backend", new() { Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain(key, await visit.Page.ContentAsync());
        await visit.Button("Revoke the key Shop backend").ClickAsync();
        await visit.Button("Revoke key").ClickAsync();
        await Expect(visit.Page.GetByText("“Shop backend” is revoked.")).ToBeVisibleAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/organization")).StatusCode);
    }

    [Fact]
    public async Task An_invited_person_joins_through_the_link_and_gets_another_role()
    {
        await visit.OpenAsync("/settings/users");
        await visit.Field("E-mail").FillAsync("agent@example.com");
        await visit.Page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("Agent");
        await visit.Button("Send the invitation").ClickAsync();
        var link = await visit.Page.Locator(".copy-block code").InnerTextAsync();

        await using var invited = await Visit.BeginAsync(visit.Address);
        await invited.OpenAsync(new Uri(link).PathAndQuery);
        await invited.Field("Your name").FillAsync("Ada Agent");
        await invited.Field("Password").FillAsync("seven green kettles");
        await invited.Button("Open my account").ClickAsync();
        await invited.Page.WaitForURLAsync(visit.Address + "/");
        await invited.OpenAsync("/settings/api-keys");
        await Expect(invited.Page.GetByText("Only admins see this")).ToBeVisibleAsync();

        await visit.OpenAsync("/settings/users");
        await visit.Field("Role of Ada Agent").SelectOptionAsync("Viewer");
        await Expect(visit.Page.GetByText("Ada Agent is viewer now.")).ToBeVisibleAsync();
        await visit.Button("Remove Ada Agent").ClickAsync();
        await visit.Button("Remove member").ClickAsync();
        await Expect(visit.Page.GetByText("Ada Agent is removed.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_only_owner_who_steps_down_is_told_why_not_and_stays_owner()
    {
        await visit.OpenAsync("/settings/users");
        var role = visit.Page.GetByLabel("Role of owner");
        await role.SelectOptionAsync("Viewer");

        await Expect(visit.Page.GetByText("An organization needs an owner.").First).ToBeVisibleAsync();
        await Expect(role).ToHaveValueAsync("Owner");
    }

    [Fact]
    public async Task A_webhook_secret_is_shown_once()
    {
        await visit.OpenAsync("/settings/webhooks");
        await visit.Button("Make a new secret").Last.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make new secret" }).ClickAsync();
        var secret = await visit.Page.Locator(".note .copy-block code").InnerTextAsync();
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        await Expect(visit.Page.GetByText("Taken until")).ToBeVisibleAsync();

        await visit.OpenAsync("/settings/webhooks");
        await Expect(visit.Page.GetByText("Taken until")).ToBeVisibleAsync();
        Assert.DoesNotContain(secret, await visit.Page.ContentAsync());
    }

    [Fact]
    public async Task A_server_is_added_tested_with_a_real_mail_and_its_password_never_shown()
    {
        await using var sink = new SmtpSink(new SmtpSinkOptions { Auth = "PLAIN LOGIN", User = "shop", Password = "hunter2hunter2" });
        await visit.OpenAsync("/settings/email");
        await visit.Button("Add an account for Email").ClickAsync();
        await visit.Field("Host").FillAsync("127.0.0.1");
        await visit.Field("Port").FillAsync(sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await visit.Field("Security").SelectOptionAsync("none");
        await visit.Field("User name").FillAsync("shop");
        await visit.Field("Password").FillAsync("hunter2hunter2");
        await visit.Field("Sending address").FillAsync("hello@example.com");
        await visit.Button("Add the account").ClickAsync();

        await Expect(visit.Field("Send to")).ToHaveValueAsync(TestApp.OwnerEmail);
        await visit.Button("Send a test").ClickAsync();
        await Expect(visit.Page.GetByText($"SMTP server took the message to {TestApp.OwnerEmail}.")).ToBeVisibleAsync();
        Assert.Equal("shop", Assert.Single(sink.For(TestApp.OwnerEmail)).SignedInAs);

        await visit.Button("Change SMTP server").ClickAsync();
        await Expect(visit.Page.GetByText("One is stored. Leave this empty to keep it.")).ToBeVisibleAsync();
        Assert.DoesNotContain("hunter2", await visit.Page.ContentAsync());
    }

    [Fact]
    public async Task A_second_account_is_added_tested_and_moved_to_the_top_by_key_and_back_by_hand()
    {
        await visit.OpenAsync("/settings/channels");
        await visit.Button("Add an account for Email").ClickAsync();
        await visit.Field("Provider").SelectOptionAsync("sandbox");
        await Expect(visit.Field("Name of the account")).ToHaveValueAsync("Sandbox");
        await visit.Field("Name of the account").FillAsync("Spare");
        await visit.Field("Sending address").FillAsync("spare@example.com");
        await visit.Button("Add the account").ClickAsync();
        await visit.Button("Send a test").ClickAsync();
        await Expect(visit.Page.GetByText($"Spare took the message to {TestApp.OwnerEmail}.")).ToBeVisibleAsync();

        var names = visit.Page.GetByRole(AriaRole.List, new() { Name = "Email accounts" }).Locator(".account-name b");
        await Expect(names).ToHaveTextAsync(["Sandbox", "Spare"]);
        var up = visit.Button("Move Spare up");
        await up.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(names).ToHaveTextAsync(["Spare", "Sandbox"]);

        var rows = visit.Page.GetByRole(AriaRole.List, new() { Name = "Email accounts" }).Locator("[data-handle]");
        var from = (await rows.Nth(1).BoundingBoxAsync())!;
        var to = (await rows.Nth(0).BoundingBoxAsync())!;
        await visit.Page.Mouse.MoveAsync(from.X + 8, from.Y + 8);
        await visit.Page.Mouse.DownAsync();
        await visit.Page.Mouse.MoveAsync(to.X + 8, to.Y - 8, new() { Steps = 6 });
        await visit.Page.Mouse.UpAsync();
        await Expect(names).ToHaveTextAsync(["Sandbox", "Spare"]);

        await visit.OpenAsync("/settings/channels");
        await Expect(names).ToHaveTextAsync(["Sandbox", "Spare"]);
        await visit.Page.SetViewportSizeAsync(390, 800);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - 390)"));
        Assert.Empty(visit.Problems);
    }

    [Fact]
    public async Task Signing_out_from_the_menu_ends_the_session()
    {
        await visit.OpenAsync("/settings");
        await visit.Button("Sign out").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/account/sign-in");

        await visit.Page.GotoAsync("/settings");
        Assert.Contains("/account/sign-in", visit.Page.Url);
    }
}
