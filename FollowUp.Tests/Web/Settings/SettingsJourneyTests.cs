using System.Net;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using FollowUp.Tests.Support.Smtp;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.Web.Settings;

public sealed class SettingsJourneyTests : OwnerJourney
{
    [Fact]
    public async Task An_organization_is_changed_and_a_wrong_value_is_named_at_its_field()
    {
        await Visit.OpenAsync("/settings");
        await Visit.Field("Name").FillAsync("Renamed Shop");
        await Visit.Field("Time zone").FillAsync("Mars/Olympus");
        await Visit.Button("Save the organization").ClickAsync();
        await Expect(Visit.Page.GetByText("Must be a zone of the tz database, such as Europe/Stockholm.", new() { Exact = true })).ToBeVisibleAsync();

        await Visit.Field("Time zone").FillAsync("Europe/Oslo");
        await Visit.Button("Save the organization").ClickAsync();
        await Expect(Visit.Page.GetByText("Organization saved.")).ToBeVisibleAsync();

        await Visit.OpenAsync("/settings");
        await Expect(Visit.Field("Name")).ToHaveValueAsync("Renamed Shop");
        await Expect(Visit.Field("Time zone")).ToHaveValueAsync("Europe/Oslo");
    }

    [Fact]
    public async Task A_key_is_shown_once_opens_the_api_and_is_refused_when_revoked()
    {
        await Visit.OpenAsync("/settings/api-keys");
        await Visit.Field("Name").FillAsync("Shop backend");
        await Visit.Page.GetByLabel("Read organization", new() { Exact = true }).CheckAsync();
        await Visit.Button("Create the key").ClickAsync();
        var key = await Visit.Page.Locator(".copy-block code").InnerTextAsync();
        using var client = App.CreateApiClient(key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/organization")).StatusCode);

        await Visit.OpenAsync("/settings/api-keys");
        await Expect(Visit.Page.GetByText("Shop backend", new() { Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain(key, await Visit.Page.ContentAsync());
        await Visit.Button("Revoke the key Shop backend").ClickAsync();
        await Visit.Button("Revoke key").ClickAsync();
        await Expect(Visit.Page.GetByText("“Shop backend” is revoked.")).ToBeVisibleAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/organization")).StatusCode);
    }

    [Fact]
    public async Task An_invited_person_joins_through_the_link_and_gets_another_role()
    {
        await Visit.OpenAsync("/settings/users");
        await Visit.Field("E-mail").FillAsync("agent@example.com");
        await Visit.Page.GetByLabel("Role", new() { Exact = true }).SelectOptionAsync("Agent");
        await Visit.Button("Send the invitation").ClickAsync();
        var link = await Visit.Page.Locator(".copy-block code").InnerTextAsync();

        await using var invited = await Visit.BeginAsync(Visit.Address);
        await invited.OpenAsync(new Uri(link).PathAndQuery);
        await invited.Field("Your name").FillAsync("Ada Agent");
        await invited.Field("Password").FillAsync("seven green kettles");
        await invited.Button("Open my account").ClickAsync();
        await invited.Page.WaitForURLAsync(Visit.Address + "/");
        await invited.OpenAsync("/settings/api-keys");
        await Expect(invited.Page.GetByText("Only admins see this")).ToBeVisibleAsync();

        await Visit.OpenAsync("/settings/users");
        await Visit.Field("Role of Ada Agent").SelectOptionAsync("Viewer");
        await Expect(Visit.Page.GetByText("Ada Agent is viewer now.")).ToBeVisibleAsync();
        await Visit.Button("Remove Ada Agent").ClickAsync();
        await Visit.Button("Remove member").ClickAsync();
        await Expect(Visit.Page.GetByText("Ada Agent is removed.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_only_owner_who_steps_down_is_told_why_not_and_stays_owner()
    {
        await Visit.OpenAsync("/settings/users");
        var role = Visit.Page.GetByLabel("Role of owner");
        await role.SelectOptionAsync("Viewer");

        await Expect(Visit.Page.GetByText("An organization needs an owner.").First).ToBeVisibleAsync();
        await Expect(role).ToHaveValueAsync("Owner");
    }

    [Fact]
    public async Task A_webhook_secret_is_shown_once()
    {
        await Visit.OpenAsync("/settings/webhooks");
        await Visit.Button("Make a new secret").Last.ClickAsync();
        await Visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make new secret" }).ClickAsync();
        var secret = await Visit.Page.Locator(".note .copy-block code").InnerTextAsync();
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        await Expect(Visit.Page.GetByText("Taken until")).ToBeVisibleAsync();

        await Visit.OpenAsync("/settings/webhooks");
        await Expect(Visit.Page.GetByText("Taken until")).ToBeVisibleAsync();
        Assert.DoesNotContain(secret, await Visit.Page.ContentAsync());
    }

    [Fact]
    public async Task A_server_is_added_tested_with_a_real_mail_and_its_password_never_shown()
    {
        await using var sink = new SmtpSink(new SmtpSinkOptions { Auth = "PLAIN LOGIN", User = "shop", Password = "hunter2hunter2" });
        await Visit.OpenAsync("/settings/email");
        await Visit.Button("Add an account for Email").ClickAsync();
        await Visit.Field("Host").FillAsync("127.0.0.1");
        await Visit.Field("Port").FillAsync(sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Visit.Field("Security").SelectOptionAsync("none");
        await Visit.Field("User name").FillAsync("shop");
        await Visit.Field("Password").FillAsync("hunter2hunter2");
        await Visit.Field("Sending address").FillAsync("hello@example.com");
        await Visit.Button("Add the account").ClickAsync();

        await Expect(Visit.Field("Send to")).ToHaveValueAsync(TestApp.OwnerEmail);
        await Visit.Button("Send a test").ClickAsync();
        await Expect(Visit.Page.GetByText($"SMTP server took the message to {TestApp.OwnerEmail}.")).ToBeVisibleAsync();
        Assert.Equal("shop", Assert.Single(sink.For(TestApp.OwnerEmail)).SignedInAs);

        await Visit.Button("Change SMTP server").ClickAsync();
        await Expect(Visit.Page.GetByText("One is stored. Leave this empty to keep it.")).ToBeVisibleAsync();
        Assert.DoesNotContain("hunter2", await Visit.Page.ContentAsync());
    }

    [Fact]
    public async Task A_second_account_is_added_tested_and_moved_to_the_top_by_key_and_back_by_hand()
    {
        await Visit.OpenAsync("/settings/channels");
        await Visit.Button("Add an account for Email").ClickAsync();
        await Visit.Field("Provider").SelectOptionAsync("sandbox");
        await Expect(Visit.Field("Name of the account")).ToHaveValueAsync("Sandbox");
        await Visit.Field("Name of the account").FillAsync("Spare");
        await Visit.Field("Sending address").FillAsync("spare@example.com");
        await Visit.Button("Add the account").ClickAsync();
        await Visit.Button("Send a test").ClickAsync();
        await Expect(Visit.Page.GetByText($"Spare took the message to {TestApp.OwnerEmail}.")).ToBeVisibleAsync();

        var names = Visit.Page.GetByRole(AriaRole.List, new() { Name = "Email accounts" }).Locator(".account-name b");
        await Expect(names).ToHaveTextAsync(["Sandbox", "Spare"]);
        var up = Visit.Button("Move Spare up");
        await up.FocusAsync();
        await Visit.Page.Keyboard.PressAsync("Enter");
        await Expect(names).ToHaveTextAsync(["Spare", "Sandbox"]);

        var rows = Visit.Page.GetByRole(AriaRole.List, new() { Name = "Email accounts" }).Locator("[data-handle]");
        var from = (await rows.Nth(1).BoundingBoxAsync())!;
        var to = (await rows.Nth(0).BoundingBoxAsync())!;
        await Visit.Page.Mouse.MoveAsync(from.X + 8, from.Y + 8);
        await Visit.Page.Mouse.DownAsync();
        await Visit.Page.Mouse.MoveAsync(to.X + 8, to.Y - 8, new() { Steps = 6 });
        await Visit.Page.Mouse.UpAsync();
        await Expect(names).ToHaveTextAsync(["Sandbox", "Spare"]);

        await Visit.OpenAsync("/settings/channels");
        await Expect(names).ToHaveTextAsync(["Sandbox", "Spare"]);
        await Visit.Page.SetViewportSizeAsync(390, 800);
        Assert.Equal(0, await Visit.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - 390)"));
        Assert.Empty(Visit.Problems);
    }

    [Fact]
    public async Task Signing_out_from_the_menu_ends_the_session()
    {
        await Visit.OpenAsync("/settings");
        await Visit.Button("Sign out").First.ClickAsync();
        await Visit.Page.WaitForURLAsync("**/account/sign-in");

        await Visit.Page.GotoAsync("/settings");
        Assert.Contains("/account/sign-in", Visit.Page.Url);
    }
}
