using System.Net.Http.Json;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>A member attaches files to a template, and a contact finds them in the mail.</summary>
public sealed class AttachmentTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_file_that_was_uploaded_in_the_editor_comes_with_the_mail()
    {
        SetDefaultExpectTimeout(30_000);
        await using var visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);
        await visit.OpenAsync("/templates");
        await visit.Page.Locator("a[href^='/templates/0']").First.ClickAsync();
        var attached = visit.Page.GetByRole(AriaRole.Group, new() { Name = "Attachments (optional)" });
        await Expect(attached).ToBeVisibleAsync();

        await UploadAsync(visit, ("run.exe", [0x4D, 0x5A, 0x90, 0]), ("Preise №1.pdf", SampleFiles.Pdf(200_000)), ("logo.png", SampleFiles.Png));
        await Expect(attached.GetByRole(AriaRole.Alert)).ToContainTextAsync("“run.exe” is of a kind that cannot be sent");
        await Expect(attached.Locator("li")).ToHaveCountAsync(2);
        await visit.Button("Move logo.png up").ClickAsync();
        await Expect(attached.Locator("li").First).ToContainTextAsync("logo.png");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Save template").ClickAsync();
        await Expect(visit.Page.GetByText("Template saved.")).ToBeVisibleAsync();

        await visit.Button("Stored files").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = "Stored files" }).Locator("li")).ToHaveCountAsync(2);
        await Accessibility.CheckAsync(visit.Page);

        await StartCampaignAsync(visit.Address);
        await Shop.ReportDeliveredAsync(visit.Address, "1001", "Alder throw");
        await visit.OpenAsync("/sandbox");
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Mails" }).GetByRole(AriaRole.Button).Filter(new() { HasText = "Kim Berg" }).ClickAsync();
        var files = visit.Page.GetByRole(AriaRole.List, new() { Name = "Attachments" }).GetByRole(AriaRole.Link);
        await Expect(files).ToHaveCountAsync(2);
        await Expect(files.First).ToContainTextAsync("logo.png");
        await Accessibility.CheckAsync(visit.Page);
        var opened = await visit.Page.Context.APIRequest.GetAsync(visit.Address + await files.Last.GetAttributeAsync("href"));
        Assert.Equal(SampleFiles.Pdf(200_000), await opened.BodyAsync());
        Assert.Empty(visit.Problems);
    }

    private static Task UploadAsync(Visit visit, params (string Name, byte[] Content)[] files)
        => visit.Page.Locator("input[type=file]").SetInputFilesAsync(files.Select(file => new FilePayload { Name = file.Name, MimeType = "application/octet-stream", Buffer = file.Content }));

    private static async Task StartCampaignAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", TestApp.ApiKey);
        using var answer = await client.PostAsJsonAsync("/api/v1/request-campaigns", new { name = "At once", channel = "email", delay = "PT0S", status = "active" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
