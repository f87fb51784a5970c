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
        Assert.Equal(["form_submitted", "qr_scanned"], await context.Set<Event>().Where(row => row.Source == "qr" || row.Source == "form").Select(row => row.Type).OrderBy(type => type).ToListAsync());
    }

    private static async Task FillAsync(Visit visit, string label, string text)
    {
        await visit.Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await visit.Page.Keyboard.PressAsync("Tab");
    }
}
