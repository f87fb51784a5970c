using FollowUp.Tests.Contracts.Fakes;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>An owner sets up two providers, sees one stand in for the other, and sends again what both refused.</summary>
public sealed class FailoverJourneyTests : IAsyncLifetime, IDisposable
{
    private const string Down = "Resend is being repaired.";
    private const string Refusal = "The content value must be a string.";
    private const string Unverified = "The from address does not match a verified Sender Identity.";

    private readonly TestApp app = new();
    private readonly ResendFake resend = new(new ManualClock());
    private readonly SendGridFake sendGrid = new(new ManualClock());

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        app.Settings["Channels:AllowPrivateAddresses"] = "true";
        await resend.StartAsync();
        await sendGrid.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await resend.DisposeAsync();
        await sendGrid.DisposeAsync();
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_message_leaves_through_the_second_provider_and_one_that_both_refused_is_sent_later()
    {
        await using var visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);

        await AddAccountsAsync(visit);
        await PutInOrderAsync(visit);
        await StartCampaignAsync(visit);
        await SeeFailoverAsync(visit);
        await RetryRefusedAsync(visit);
        await SeeBothSentAsync(visit);
        await SeeHowAccountsDidAsync(visit);

        Assert.Empty(visit.Problems);
        Assert.Empty(resend.Violations);
        Assert.Empty(sendGrid.Violations);
        Assert.Equal(2, resend.Taken.Count);
        Assert.Equal(2, sendGrid.Taken.Count);
    }

    private async Task AddAccountsAsync(Visit visit)
    {
        await visit.Menu("Settings").ClickAsync();
        await visit.Link("Channels").ClickAsync();
        await Expect(Names(visit)).ToHaveTextAsync(["Sandbox"]);
        await Accessibility.CheckAsync(visit.Page);

        await AddAsync(visit, "SendGrid", SendGridFake.Key, sendGrid.Address);
        sendGrid.Say(SendGridFake.Error(403, "from", Unverified));
        await visit.Button("Send a test").ClickAsync();
        await Expect(visit.Page.GetByText($"SendGrid did not take it. 403 from {Unverified}")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Send a test").ClickAsync();
        await Expect(visit.Page.GetByText($"SendGrid took the message to {TestApp.OwnerEmail}.")).ToBeVisibleAsync();
        Assert.Single(sendGrid.Taken);

        await AddAsync(visit, "Resend", ResendFake.Key, resend.Address);
        await visit.Button("Send a test").ClickAsync();
        await Expect(visit.Page.GetByText($"Resend took the message to {TestApp.OwnerEmail}.")).ToBeVisibleAsync();
        Assert.Single(resend.Taken);
        await Accessibility.CheckAsync(visit.Page);
    }

    private static async Task AddAsync(Visit visit, string provider, string key, string address)
    {
        await visit.Button("Add an account for Email").ClickAsync();
        await visit.Field("Provider").SelectOptionAsync(new SelectOptionValue { Label = provider });
        await Expect(visit.Field("Name of the account")).ToHaveValueAsync(provider);
        await visit.Field("Sending address").FillAsync("hello@example.com");
        await visit.Field("API key").FillAsync(key);
        await visit.Field("Address of the API").FillAsync(address);
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Add the account").ClickAsync();
        await Expect(visit.Field("Send to")).ToHaveValueAsync(TestApp.OwnerEmail);
    }

    /// <summary>By keys alone: focus stays with the account that moves, also where one of its arrows ends.</summary>
    private static async Task PutInOrderAsync(Visit visit)
    {
        string[] first = ["SendGrid", "Resend", "Sandbox"];
        await Expect(Names(visit)).ToHaveTextAsync(first);
        await Arrow(visit, "Sandbox up").FocusAsync();
        await PressAsync(visit, ["SendGrid", "Sandbox", "Resend"], "Sandbox up");
        await PressAsync(visit, ["Sandbox", "SendGrid", "Resend"], "Sandbox down");
        await PressAsync(visit, ["SendGrid", "Sandbox", "Resend"], "Sandbox down");
        await PressAsync(visit, first, "Sandbox up");
        await Arrow(visit, "Resend up").FocusAsync();
        await PressAsync(visit, ["Resend", "SendGrid", "Sandbox"], "Resend down");

        await visit.OpenAsync("/settings/channels");
        await Expect(Names(visit)).ToHaveTextAsync(["Resend", "SendGrid", "Sandbox"]);
        await Accessibility.CheckAsync(visit.Page);
    }

    private static async Task PressAsync(Visit visit, string[] order, string focused)
    {
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(Names(visit)).ToHaveTextAsync(order);
        await Expect(Arrow(visit, focused)).ToBeFocusedAsync();
    }

    private static async Task StartCampaignAsync(Visit visit)
    {
        await visit.Menu("Request campaigns").ClickAsync();
        await visit.Link("New campaign").First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "New campaign" })).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("At once");
        await visit.Page.GetByLabel("Wait after delivery", new() { Exact = true }).FillAsync("0");
        await visit.Button("Start campaign").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "At once" })).ToBeVisibleAsync();
    }

    private async Task SeeFailoverAsync(Visit visit)
    {
        resend.Say(ResendFake.Error(503, "application_error", Down));
        await Shop.ReportDeliveredAsync(visit.Address, "1001", "Alder wool throw");
        await visit.Menu("Requests").ClickAsync();
        var line = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Alder wool throw" });
        await Expect(line.Locator(".line-status")).ToContainTextAsync("Sent");
        await line.GetByRole(AriaRole.Button).ClickAsync();
        await visit.Link("View contact").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Kim Berg" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);

        await visit.Button("Why?").First.ClickAsync();
        await Expect(Why(visit)).ToContainTextAsync("Every rule allowed it and SendGrid took it.");
        await SeeAttemptsAsync(visit, ["Resend", Down], ["SendGrid", "Accepted"]);
        await SeeOnAPhoneAsync(visit);
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private async Task RetryRefusedAsync(Visit visit)
    {
        resend.Say(ResendFake.Error(503, "application_error", Down));
        sendGrid.Say(SendGridFake.Error(400, "content.0.value", Refusal));
        await visit.Menu("Not sent").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Everything was sent" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);

        // The list follows by itself.
        await Shop.ReportDeliveredAsync(visit.Address, "1002", "Merino socks", "Noa");
        await Expect(visit.Page.Locator(".groups li")).ToContainTextAsync([Refusal]);
        await SeeOnAPhoneAsync(visit);
        await visit.Button("Noa Berg").ClickAsync();
        var drawer = visit.Page.GetByRole(AriaRole.Dialog);
        await Expect(Why(visit)).ToContainTextAsync($"SendGrid refused it for good. 400 content.0.value {Refusal}");
        await SeeAttemptsAsync(visit, ["Resend", Down], ["SendGrid", Refusal]);
        await SeeOnAPhoneAsync(visit);

        await drawer.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await Expect(Why(visit)).ToContainTextAsync("Every rule allowed it and Resend took it.");
        await Expect(drawer.GetByRole(AriaRole.Status)).ToContainTextAsync("Sent");
        await SeeAttemptsAsync(visit, ["Resend", Down], ["SendGrid", Refusal], ["Resend", "Accepted"]);
        await Expect(drawer.GetByRole(AriaRole.Region, new() { Name = "Events" })).ToContainTextAsync("Retry asked for");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Everything was sent" })).ToBeVisibleAsync();
    }

    private static async Task SeeBothSentAsync(Visit visit)
    {
        await visit.Menu("Requests").ClickAsync();
        await Expect(visit.Page.Locator(".line-status")).ToContainTextAsync(["Sent", "Sent"]);
    }

    private static async Task SeeHowAccountsDidAsync(Visit visit)
    {
        await visit.OpenAsync("/settings/channels");
        await Expect(Account(visit, "Resend")).ToContainTextAsync("33 % of 3 taken in the last hour");
        await Expect(Account(visit, "Resend")).ToContainTextAsync(Down);
        await Expect(Account(visit, "SendGrid")).ToContainTextAsync("50 % of 2 taken in the last hour");
        await Expect(Account(visit, "SendGrid")).ToContainTextAsync(Refusal);
        await SeeOnAPhoneAsync(visit);
    }

    private static async Task SeeAttemptsAsync(Visit visit, params string[][] attempts)
    {
        var rows = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Attempts" }).Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(attempts.Length);
        foreach (var (words, row) in attempts.Select((words, row) => (words, row)))
        {
            foreach (var word in words)
            {
                await Expect(rows.Nth(row)).ToContainTextAsync(word);
            }
        }
    }

    /// <summary>As it stands and at the width of a phone, where nothing may stick out.</summary>
    private static async Task SeeOnAPhoneAsync(Visit visit)
    {
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.SetViewportSizeAsync(390, 844);
        await Accessibility.CheckAsync(visit.Page);
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - 390)"));
        await visit.Page.SetViewportSizeAsync(1440, 900);
    }

    /// <summary>A toast that fades is too pale for a moment.</summary>
    private static ILocator Names(Visit visit) => Emails(visit).Locator(".account-name b");

    private static ILocator Arrow(Visit visit, string where) => Emails(visit).GetByRole(AriaRole.Button, new() { Name = $"Move {where}" });

    private static ILocator Emails(Visit visit) => visit.Page.GetByRole(AriaRole.List, new() { Name = "Email accounts" });

    private static ILocator Account(Visit visit, string name) => visit.Page.Locator(".account-row").Filter(new() { Has = visit.Page.GetByText(name, new() { Exact = true }) });

    private static ILocator Why(Visit visit) => visit.Page.GetByRole(AriaRole.Region, new() { Name = "Why?" });
}
