using FollowUp.Core.Events;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>A member makes what people meet the shop through, and somebody does.</summary>
public sealed class CaptureTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_code_leads_to_a_form_that_is_made_here_and_stands_on_another_site_too()
    {
        SetDefaultExpectTimeout(30_000);
        var address = app.Listen();
        await using var visit = await Visit.BeginAsync(address);
        await visit.OpenAsync("/account/sign-in?returnUrl=/capture");
        await visit.Field("E-mail").FillAsync(TestApp.OwnerEmail);
        await visit.Field("Password").FillAsync(TestApp.OwnerPassword);
        await visit.Button("Sign in").ClickAsync();
        await Expect(visit.Page.GetByText("No QR codes yet")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);

        await visit.OpenAsync("/capture/forms/new");
        await FillAsync(visit, "Name", "Till");
        await FillAsync(visit, "Headline", "Join the club");
        await FillAsync(visit, "What the contact agrees to", "I agree to e-mails.");
        await Expect(visit.Page.FrameLocator("iframe").GetByRole(AriaRole.Heading)).ToHaveTextAsync("Join the club");
        await visit.Button("Save form").ClickAsync();
        await Expect(visit.Page.GetByLabel("Copy address of the form")).ToBeVisibleAsync();
        var form = (await visit.Page.GetByLabel("Copy address of the form").GetAttributeAsync("data-copy"))!;
        var snippet = (await visit.Page.GetByLabel("Copy line to embed").GetAttributeAsync("data-copy"))!;
        await visit.OpenAsync(new Uri(visit.Page.Url).PathAndQuery);
        await Expect(visit.Page.GetByText("so far")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);

        await visit.OpenAsync("/capture/codes/new");
        await FillAsync(visit, "Name", "Poster");
        await FillAsync(visit, "Target address", form);
        await visit.Button("Save QR code").ClickAsync();
        var picture = visit.Page.GetByAltText("QR code of Poster");
        await Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 0; }"));
        var code = (await visit.Page.GetByLabel("Copy address of the code").GetAttributeAsync("data-copy"))!;
        await visit.OpenAsync(new Uri(visit.Page.Url).PathAndQuery);
        await Expect(visit.Page.GetByText("so far")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);

        await MapAsync(visit, app);
        Assert.Empty(visit.Problems);
        await visit.Page.GotoAsync(code);
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Send").ClickAsync();
        await Expect(visit.Page.GetByText("Type your e-mail address.")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Field("E-mail address").FillAsync("ida@example.com");
        await visit.Page.GetByLabel("I agree to e-mails.").CheckAsync();
        await visit.Button("Send").ClickAsync();
        await Expect(visit.Page.GetByText("Thank you.")).ToBeVisibleAsync();

        await using var shop = WebApplication.CreateSlimBuilder().Build();
        shop.Urls.Add("http://127.0.0.1:0");
        shop.MapGet("/", () => Results.Content($"<!doctype html><title>Shop</title><main>{snippet}</main>", "text/html"));
        await shop.StartAsync();
        await visit.Page.GotoAsync(shop.Urls.Single());
        await Expect(visit.Page.FrameLocator("main > iframe").GetByLabel("E-mail address")).ToBeVisibleAsync();

        await visit.OpenAsync("/capture");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Poster" })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await using var context = app.Get<Database>().Open(DataScope.All);
        Assert.Equal(["form_submitted", "job_completed", "qr_scanned"], await context.Set<Event>().Where(row => row.Source == "qr" || row.Source == "form" || row.Source == "webhook").Select(row => row.Type).OrderBy(type => type).ToListAsync());
    }

    /// <summary>A webhook is made, a body comes, a click maps it, and the next body is an event.</summary>
    private static async Task MapAsync(Visit visit, TestApp app)
    {
        await visit.OpenAsync("/capture/webhooks/new");
        await FillAsync(visit, "Name", "Field app");
        await FillAsync(visit, "Event", "job_completed");
        await visit.Button("Save webhook").ClickAsync();
        var copy = visit.Page.GetByLabel("Copy address of the webhook");
        await Expect(copy).ToBeVisibleAsync();
        var path = new Uri(new Uri((await copy.GetAttributeAsync("data-copy"))!).PathAndQuery, UriKind.Relative);
        using var sender = app.CreateClient();
        using var first = new StringContent("""{ "who": { "mail": "ada@example.com" }, "n": 1 }""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await sender.PostAsync(path, first)).StatusCode);

        await visit.Button("Look again").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "who.mail ada@example.com" }).ClickAsync();
        await Expect(visit.Page.GetByText("Would raise job_completed for ada@example.com.")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Save webhook").ClickAsync();
        await Expect(visit.Page.GetByText("Not saved")).ToBeHiddenAsync();
        using var second = new StringContent("""{ "who": { "mail": "ada@example.com" }, "n": 2 }""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(System.Net.HttpStatusCode.Accepted, (await sender.PostAsync(path, second)).StatusCode);

        await visit.OpenAsync("/settings/services");
        await Expect(visit.Page.GetByText("No service types yet")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
    }

    private static async Task FillAsync(Visit visit, string label, string text)
    {
        await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await visit.Page.Keyboard.PressAsync("Tab");
    }
}
