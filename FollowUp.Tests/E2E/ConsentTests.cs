using System.Text.RegularExpressions;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>Somebody signs up and confirms without JavaScript; a member finds it in the ledger, verifies and takes the evidence.</summary>
public sealed partial class ConsentTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Consent_is_confirmed_without_javascript_and_stands_in_the_ledger()
    {
        SetDefaultExpectTimeout(30_000);
        var address = app.Listen();
        using var api = app.CreateApiClient();
        using var body = new StringContent(
            """{ "name": "Club", "headline": "Join the club", "consentWording": "I agree to e-mails about the club.", "consent": { "doubleOptIn": true } }""", System.Text.Encoding.UTF8, "application/json");
        var made = System.Text.Json.JsonDocument.Parse(await (await api.PostAsync(new Uri("/api/v1/forms", UriKind.Relative), body)).Content.ReadAsStringAsync()).RootElement;

        await using var plain = await (await Chromium.GetAsync()).NewContextAsync(new() { BaseURL = address, JavaScriptEnabled = false, Locale = "en-GB" });
        var page = await plain.NewPageAsync();
        await page.GotoAsync($"/f/{made.GetProperty("key").GetString()}");
        await page.GetByLabel("E-mail address").FillAsync("ida@example.com");
        await page.GetByLabel("I agree to e-mails about the club.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.GetByText("Thank you.")).ToBeVisibleAsync();
        await page.GotoAsync(await LinkAsync());
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Is this you?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, confirm" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Thank you, it is confirmed");

        await using var visit = await Visit.BeginAsync(address);
        await visit.Page.GotoAsync(page.Url);
        await Accessibility.CheckAsync(visit.Page);
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        await visit.OpenAsync("/compliance");
        await Expect(visit.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Verify now").ClickAsync();
        await Expect(visit.Page.GetByText("Every one of 2 lines is as it was written")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Decision").SelectOptionAsync("Given");
        await Expect(visit.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await visit.Button("Line 2").ClickAsync();
        await Expect(visit.Page.GetByText("form Club, confirmed").Last).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Show the contact" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Consent" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("History, 2 lines")).ToBeVisibleAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Evidence (PDF)" }).ClickAsync());
        Assert.EndsWith(".pdf", download.SuggestedFilename, StringComparison.Ordinal);
        await visit.Button("Record consent").ClickAsync();
        await visit.Field("The contact").SelectOptionAsync("Withdrawn");
        await visit.Field("How it came about").FillAsync("phone call");
        await visit.Field("Reason or note").FillAsync("asked to stop");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Write into the ledger").ClickAsync();
        await Expect(visit.Page.GetByText("History, 3 lines")).ToBeVisibleAsync();

        await visit.OpenAsync("/compliance/consent/import");
        await visit.Field("CSV file").SetInputFilesAsync(new FilePayload { Name = "rows.csv", MimeType = "text/csv", Buffer = "email,channel,purpose,basis,source,at\nx,email,marketing,verbal,fair,2025-01-01T00:00:00Z\n"u8.ToArray() });
        await Expect(visit.Page.GetByText("must be a valid e-mail address")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Field("CSV file").SetInputFilesAsync(new FilePayload { Name = "rows.csv", MimeType = "text/csv", Buffer = "email,channel,purpose,basis,source,at\nola@example.com,email,marketing,verbal,fair,2025-01-01T00:00:00Z\n"u8.ToArray() });
        await visit.Field("File that proves the consent").SetInputFilesAsync(new FilePayload { Name = "list.txt", MimeType = "text/plain", Buffer = "signed"u8.ToArray() });
        await visit.Button("Import 1 row").ClickAsync();
        await Expect(visit.Page.GetByText("1 line written into the ledger.")).ToBeVisibleAsync();

        await visit.OpenAsync("/settings/consent");
        await Expect(visit.Page.GetByText("TCPA (US")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Field("Confirm e-mail addresses by a mail").CheckAsync();
        await visit.Button("Save consent rules").ClickAsync();
        await Expect(visit.Page.GetByText("Consent rules saved.")).ToBeVisibleAsync();
        Assert.Empty(visit.Problems);
        await using var context = app.Get<Database>().Open(DataScope.All);
        Assert.True((await context.Set<ConsentSettings>().SingleAsync()).Rules.DoubleOptIn);
        Assert.Equal(4, await context.Set<ConsentEntry>().CountAsync());
    }

    /// <summary>The link of the mail, once it was written.</summary>
    private async Task<string> LinkAsync()
    {
        for (var look = 0; look < 300; look++)
        {
            await using var context = app.Get<Database>().Open(DataScope.All);
            if (await context.Set<Message>().Where(row => row.Address == "ida@example.com").Select(row => row.Data).FirstOrDefaultAsync() is { } data)
            {
                return LinkPattern().Match(data).Value;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("No mail was written.");
    }

    [GeneratedRegex("/c/[0-9a-f]{64}")]
    private static partial Regex LinkPattern();
}
