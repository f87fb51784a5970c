using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Preferences;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Persistence.Public;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Browsing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FollowUp.Tests.E2E;

/// <summary>A contact chooses and leaves in a browser without JavaScript, a mail program leaves by its one click, and a member decides and keeps the list.</summary>
public sealed class OptOutJourneyTests : IDisposable
{
    private readonly TestApp app = new() { Settings = { ["Scans:Enabled"] = "false" } };

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_preference_centre_and_the_unsubscribe_page_need_no_script()
    {
        SetDefaultExpectTimeout(30_000);
        var address = app.Listen();
        var world = await SentRequest.AddToAsync(app.Get<Database>());
        await app.Get<IOrganizations>().ChangeAsync(world.Owner, new OrganizationChange { Preferences = new PreferenceRules { Topics = [new Topic("news", "News", "Now and then")] } }, default);
        var browser = await Chromium.GetAsync();
        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();

        await page.GotoAsync($"{address}/preferences/{world.MessageToken}");
        await page.GetByLabel("News").UncheckAsync();
        await page.GetByLabel("Once a week").CheckAsync();
        await page.GetByLabel("Pause everything for 30 days").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save preferences" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your choice is saved");
        await Expect(page.GetByLabel("News")).Not.ToBeCheckedAsync();
        await Expect(page.GetByLabel("Once a week")).ToBeCheckedAsync();
        await Expect(page.GetByText("Paused until")).ToBeVisibleAsync();
        var chosen = await world.ReadAsync(rows => rows.Set<ContactPreferences>().SingleAsync());
        Assert.Equal((1, true), (chosen.MostPerWeek, chosen.PausedUntil is not null));
        Assert.Equal(["news"], chosen.TopicsOff);

        await page.GetByRole(AriaRole.Button, new() { Name = "Unsubscribe from everything" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("unsubscribed from everything");
        Assert.Equal(3, await world.ReadAsync(rows => rows.Set<Suppression>().CountAsync()));

        await page.GotoAsync($"{address}/u/{world.MessageToken}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Stop these messages?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unsubscribe" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("You are unsubscribed");
    }

    [Fact]
    public async Task A_mail_program_unsubscribes_by_one_post()
    {
        var address = app.Listen();
        var world = await SentRequest.AddToAsync(app.Get<Database>());
        using var program = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);

        var answer = await program.PostAsync(new Uri($"{address}/u/{world.MessageToken}"), body);

        Assert.Equal((System.Net.HttpStatusCode.OK, false), (answer.StatusCode, answer.Headers.Contains("Set-Cookie")));
        Assert.Equal("one-click unsubscribe", (await world.ReadAsync(rows => rows.Set<Suppression>().SingleAsync())).Source);
    }

    [Fact]
    public async Task A_member_decides_and_keeps_the_list()
    {
        SetDefaultExpectTimeout(30_000);
        var address = app.Listen();
        await FlagAsync();
        await using var visit = await Visit.BeginAsync(address);
        await visit.OpenAsync("/account/sign-in?returnUrl=/compliance/opt-outs");
        await visit.Field("E-mail").FillAsync(TestApp.OwnerEmail);
        await visit.Field("Password").FillAsync(TestApp.OwnerPassword);
        await visit.Button("Sign in").ClickAsync();
        await Expect(visit.Page.GetByText("please take me off your list")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Opt out +46701234567").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Cell, new() { Name = "+46701234567", Exact = true })).ToBeVisibleAsync();

        await visit.Button("Add an address").ClickAsync();
        await visit.Button("Add the address").ClickAsync();
        await Expect(visit.Page.GetByText("Is missing").First).ToBeVisibleAsync();
        await visit.Field("E-mail address").FillAsync("ida@example.com");
        await visit.Field("Note").FillAsync("by phone");
        await Accessibility.CheckAsync(visit.Page);
        await visit.Button("Add the address").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Cell, new() { Name = "ida@example.com", Exact = true })).ToBeVisibleAsync();

        await visit.Button("Remove ida@example.com").ClickAsync();
        await Expect(visit.Page.GetByText("This person asked to hear nothing more.")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(visit.Page);
        await visit.Field("Why").Last.FillAsync("She came back");
        await visit.Button("Remove from the list").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Cell, new() { Name = "ida@example.com", Exact = true })).ToHaveCountAsync(0);
        foreach (var (path, sign) in new[] { ("/settings/keywords", "More words that stop"), ("/settings/topics", "Add a topic") })
        {
            await visit.OpenAsync(path);
            await Expect(visit.Page.GetByText(sign).First).ToBeVisibleAsync();
            await Accessibility.CheckAsync(visit.Page);
        }

        Assert.Empty(visit.Problems);
    }

    private async Task FlagAsync()
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        var organization = await context.Organizations.OrderBy(row => row.Id).FirstAsync();
        var ids = app.Get<FollowUp.Core.Kernel.IIdSource>();
        context.Add(new PossibleOptOut
        {
            Id = ids.NewId(), OrganizationId = organization.Id, ReceivedMessageId = ids.NewId(), Channel = FollowUp.Core.Kernel.Channel.Sms, Address = "+46701234567",
            AddressHash = AddressHash.Of(app.Get<IKeyedHashes>(), FollowUp.Core.Kernel.Channel.Sms, "+46701234567"), Words = "please take me off your list", At = SentRequest.Start, Status = PossibleOptOutStatus.Open,
        });
        await context.SaveChangesAsync();
    }
}
