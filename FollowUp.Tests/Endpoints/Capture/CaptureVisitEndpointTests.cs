using System.Net;
using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Endpoints.Capture;

public sealed class CaptureVisitEndpointTests : IDisposable
{
    private const string Summer = """{ "name": "Summer", "slug": "summer", "headline": "Hello & welcome", "text": "Come in.", "buttonLabel": "Look round", "buttonTarget": "https://shop.test/summer", "properties": { "place": "letter" } }""";

    private readonly CaptureApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_scan_leads_to_the_stored_target_and_nowhere_else()
    {
        var code = await app.AddAsync("qr-codes", """{ "name": "Poster", "target": "https://bücher.test/söm?a=1", "properties": { "campaign": { "tags": ["summer"] } } }""");

        var answer = await app.GetAsync($"/q/{Text(code, "code")}?target=https://evil.test/&q=x");

        Assert.Equal((HttpStatusCode.Redirect, "https://xn--bcher-kva.test/s%C3%B6m?a=1"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var stored = Assert.Single(await app.EventsAsync());
        Assert.Equal(("qr_scanned", null), (stored.Type, stored.ContactId));
        Assert.Contains("nobody knows who scanned it", stored.Outcome, StringComparison.Ordinal);
        Assert.Equal("summer", Properties(stored).GetProperty("campaign").GetProperty("tags")[0].GetString());
        Assert.Equal(1, (await app.World.GetAsync($"/api/v1/qr-codes/{Text(code, "id")}")).GetProperty("scans").GetInt32());
    }

    [Theory]
    [InlineData("GET", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("GET", "WhatsApp/2.23.20.0")]
    [InlineData("HEAD", CaptureApp.Phone)]
    public async Task Programs_are_led_on_and_are_no_event(string method, string userAgent)
    {
        var code = await app.AddAsync("qr-codes", """{ "name": "Poster", "target": "https://shop.test/" }""");
        var page = await app.AddAsync("landing-pages", Summer);

        Assert.Equal(HttpStatusCode.Redirect, (await app.SendAsync(new HttpMethod(method), $"/q/{Text(code, "code")}", userAgent)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(new HttpMethod(method), $"/l/{Text(page, "slug")}", userAgent)).StatusCode);

        Assert.Empty(await app.EventsAsync());
        Assert.Equal(0, (await app.World.GetAsync($"/api/v1/qr-codes/{Text(code, "id")}")).GetProperty("scans").GetInt32());
        Assert.Equal(0, (await app.World.GetAsync($"/api/v1/landing-pages/{Text(page, "id")}")).GetProperty("visits").GetInt32());
    }

    [Fact]
    public async Task What_is_unknown_or_archived_says_so_on_a_page()
    {
        var code = await app.AddAsync("qr-codes", """{ "name": "Poster", "target": "https://shop.test/", "status": "archived" }""");
        var form = await app.AddAsync("forms", """{ "name": "F", "headline": "H", "consentWording": "C", "status": "archived" }""");

        foreach (var path in new[] { $"/q/{Text(code, "code")}", "/q/nothing", "/q/%01%C3%A9", "/l/nothing", "/l/%01x", $"/f/{Text(form, "key")}", "/f/nothing" })
        {
            var answer = await app.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
            Assert.Matches("This (code leads nowhere|page is not there)", await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync($"/f/{Text(form, "key")}", ("email", "ida@example.com"), ("consent", "true"))).StatusCode);
        Assert.Empty(await app.EventsAsync());
    }

    [Fact]
    public async Task A_contact_who_comes_by_their_own_link_is_one_event_a_day()
    {
        var page = await app.AddAsync("landing-pages", Summer);
        var contact = await AddContactAsync();
        var link = (await app.World.GetAsync($"/api/v1/landing-pages/{Text(page, "id")}/links/{contact}")).GetProperty("url").GetString()!;

        var answer = await app.GetAsync(new Uri(link).PathAndQuery);
        await app.GetAsync(new Uri(link).PathAndQuery);
        var stranger = await app.GetAsync("/l/summer?c=made-up");

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1>Hello &amp; welcome</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Hi Nora,", html, StringComparison.Ordinal);
        Assert.Contains("""href="https://shop.test/summer">Look round</a>""", html, StringComparison.Ordinal);
        Assert.Contains("--brand:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.DoesNotContain("Hi Nora", await stranger.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stored = Assert.Single(await app.EventsAsync());
        Assert.Equal(("purl_visited", contact, 1, "letter"), (stored.Type, stored.ContactId, stored.Repeats, Text(Properties(stored), "place")));
        Assert.Equal(3, (await app.World.GetAsync($"/api/v1/landing-pages/{Text(page, "id")}")).GetProperty("visits").GetInt32());
    }

    private async Task<Guid> AddContactAsync()
    {
        await using var context = app.World.App.Get<Database>().Open(DataScope.All);
        var contact = new Contact
        {
            Id = app.World.App.Get<IIdSource>().NewId(),
            OrganizationId = (await context.Organizations.SingleAsync()).Id,
            Email = "nora@example.com",
            FirstName = "Nora",
            CreatedAt = Instant.FromUnixTimeSeconds(0),
            UpdatedAt = Instant.FromUnixTimeSeconds(0),
        };
        context.Add(contact);
        await context.SaveChangesAsync();
        return contact.Id;
    }

    private static JsonElement Properties(Event stored) => Json.Read<ContactEvent>(stored.Payload).Properties!.Value;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
