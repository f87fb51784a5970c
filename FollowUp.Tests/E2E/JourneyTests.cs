using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>The main job, from the first campaign to the review, as the shop's owner and its contact see it.</summary>
public sealed class JourneyTests : IDisposable
{
    private const string Product = "Alder wool throw";

    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task An_order_becomes_a_request_that_is_sent_opened_answered_and_seen_as_submitted()
    {
        SetDefaultExpectTimeout(30_000);
        await using var visit = await Visit.BeginAsync(app.Listen());
        await visit.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);

        await StartCampaignAsync(visit);
        await Shop.ReportDeliveredAsync(visit.Address, "1001", Product);
        await SeeItSentAsync(visit);
        var review = await FollowTheLinkInTheMailAsync(visit);
        await WriteReviewAsync(review);
        await SeeItSubmittedAsync(visit);

        Assert.Empty(visit.Problems);
    }

    private static async Task StartCampaignAsync(Visit visit)
    {
        await visit.Menu("Request campaigns").ClickAsync();
        await visit.Link("New campaign").First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "New campaign" })).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("At once");
        await visit.Page.GetByLabel("Wait after delivery", new() { Exact = true }).FillAsync("0");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Start campaign").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "At once" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByLabel("Wait after delivery", new() { Exact = true })).ToHaveValueAsync("0");
    }

    private static async Task SeeItSentAsync(Visit visit)
    {
        await visit.Menu("Requests").ClickAsync();
        var line = Line(visit);
        await Expect(line).ToHaveCountAsync(1);
        await Expect(line.Locator(".line-status")).ToContainTextAsync("Sent");
        await Expect(line).ToContainTextAsync("kim@example.com");
        await Accessibility.CheckAsync(visit.Page);
    }

    /// <returns>The submission page, in a window of its own as the mail opens it.</returns>
    private static async Task<IPage> FollowTheLinkInTheMailAsync(Visit visit)
    {
        await visit.Menu("Sandbox").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Region, new() { Name = "Mails" }).GetByRole(AriaRole.Button).Filter(new() { HasText = "Kim Berg" }).ClickAsync();
        var mail = visit.Page.FrameLocator("iframe");
        await Expect(mail.Locator("body")).ToContainTextAsync(Product);
        await Accessibility.CheckAsync(visit.Page);

        return await visit.Page.RunAndWaitForPopupAsync(() => mail.GetByRole(AriaRole.Link).Filter(new() { HasText = "review" }).First.ClickAsync());
    }

    private static async Task WriteReviewAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "How do you like it?" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
        await page.GetByLabel("4 of 5 stars").CheckAsync(new() { Force = true });
        await page.GetByLabel("What stood out?").FillAsync("Warm and light, and it washes well.");
        await page.GetByLabel("Photos (optional)").SetInputFilesAsync(new FilePayload { Name = "throw.gif", MimeType = "image/gif", Buffer = Photo() });
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send review" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you, Kim" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page);
    }

    private static async Task SeeItSubmittedAsync(Visit visit)
    {
        await visit.Menu("Requests").ClickAsync();
        await Expect(Line(visit).Locator(".line-status")).ToContainTextAsync("Submitted");
        await Line(visit).GetByRole(AriaRole.Button).ClickAsync();
        var events = visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Region, new() { Name = "Events" });
        foreach (var title in new[] { "Scheduled", "Sent by email", "Link clicked", "Review submitted" })
        {
            await Expect(events.GetByRole(AriaRole.Listitem).Filter(new() { HasText = title })).ToHaveCountAsync(1);
        }

        await Accessibility.CheckAsync(visit.Page);
        await visit.Menu("Reviews").ClickAsync();
        await Expect(visit.Page.GetByText("Warm and light, and it washes well.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("May be published")).ToBeVisibleAsync();
        var photo = visit.Page.GetByAltText("Photo 1 with the review");
        await Expect(photo).ToBeVisibleAsync();
        await Expect(photo).ToHaveJSPropertyAsync("complete", true);
        await Expect(photo).ToHaveJSPropertyAsync("naturalWidth", 1);
    }

    /// <summary>1.5 MB that a browser shows as one pixel: what follows the end of a GIF is passed over.</summary>
    private static byte[] Photo()
    {
        var photo = new byte[1536 * 1024];
        Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7").CopyTo(photo, 0);
        return photo;
    }

    private static ILocator Line(Visit visit) => visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Product });
}
