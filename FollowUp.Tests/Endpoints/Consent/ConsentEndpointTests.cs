using System.Net;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Intake;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Api;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Consent;

public sealed class ConsentEndpointTests : IDisposable
{
    private const string Path = "/api/v1/consents";
    private const string Told = """
        { "email": "nora@example.com", "phone": "+46701234567", "consent": [
          { "channel": "sms", "purpose": "marketing", "basis": "expressWritten", "source": "checkout", "wording": "Yes, text me.", "at": "2026-02-01T09:30:00Z", "expiresAt": "2036-02-01T00:00:00Z", "ip": "203.0.113.7" } ] }
        """;

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Consent_told_with_a_contact_stands_in_the_ledger_once()
    {
        var (_, contact) = await world.SendAsync(HttpMethod.Post, "/api/v1/contacts", Told);
        await world.SendAsync(HttpMethod.Post, "/api/v1/contacts", Told);

        var line = Assert.Single((await world.GetAsync(Path)).GetProperty("items").EnumerateArray());
        Assert.Equal(
            (1, "sms", "marketing", "given", "expressWritten", "checkout", "Yes, text me.", "+46701234567", "203.0.113.7"),
            (line.GetProperty("position").GetInt32(), Text(line, "channel"), Text(line, "purpose"), Text(line, "decision"), Text(line, "basis"), Text(line, "source"), Text(line, "wording"), Text(line, "address"), Text(line.GetProperty("evidence"), "ip")));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 9, 30, 0, default), line.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(contact.GetProperty("id").GetGuid(), line.GetProperty("contactId").GetGuid());
        Assert.Equal(line.ToString(), (await world.GetAsync($"{Path}/{Text(line, "id")}")).ToString());
    }

    [Fact]
    public async Task Consent_told_with_an_event_stands_in_the_ledger_when_it_is_acted_on()
    {
        var (status, _) = await world.SendAsync(HttpMethod.Post, "/api/v1/events", $$"""{ "type": "order_placed", "key": "1", "contact": {{Told}} }""");
        Assert.Equal(HttpStatusCode.Accepted, status);

        await world.App.Get<EventScan>().RunOnceAsync(default);

        var line = Assert.Single((await world.GetAsync(Path)).GetProperty("items").EnumerateArray());
        Assert.Equal(("checkout", "2026-02-01T09:30:00+00:00"), (Text(line, "source"), Text(line, "at")));
    }

    [Theory]
    [InlineData("""{ "channel": "fax", "purpose": "marketing", "basis": "verbal", "source": "x" }""", "channel")]
    [InlineData("""{ "channel": "sms", "purpose": "marketing", "basis": "verbal", "source": "x" }""", "channel")]
    [InlineData("""{ "channel": "email", "purpose": "spam", "basis": "verbal", "source": "x" }""", "purpose")]
    [InlineData("""{ "channel": "email", "purpose": "marketing", "basis": "firm", "source": "x" }""", "basis")]
    [InlineData("""{ "channel": "email", "purpose": "marketing", "basis": "verbal" }""", "source")]
    [InlineData("""{ "channel": "email", "purpose": "marketing", "basis": "verbal", "source": "x", "at": "soon" }""", "at")]
    [InlineData("""{ "channel": "email", "purpose": "marketing", "basis": "verbal", "source": "x", "at": "2099-01-01T00:00:00Z" }""", "at")]
    [InlineData("""{ "channel": "email", "purpose": "marketing", "basis": "verbal", "source": "x", "expiresAt": "2001-01-01T00:00:00Z" }""", "expiresAt")]
    [InlineData("""{ "channel": "email", "purpose": "marketing", "basis": "verbal", "source": "x", "ip": "here" }""", "ip")]
    public async Task What_cannot_be_taken_is_named_and_changes_nothing(string consent, string field)
    {
        var contact = $$"""{ "email": "nora@example.com", "consent": [ {{consent}} ] }""";

        Assert.Equal([$"consent[0].{field}"], await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/contacts", contact));
        Assert.Equal([$"contact.consent[0].{field}"], await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/events", $$"""{ "type": "order_placed", "contact": {{contact}} }"""));
        Assert.Equal(0, (await world.GetAsync("/api/v1/contacts")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_decision_is_recorded_found_and_counts()
    {
        var (_, contact) = await world.SendAsync(HttpMethod.Post, "/api/v1/contacts", """{ "email": "nora@example.com" }""");
        var id = contact.GetProperty("id").GetGuid();
        var (given, first) = await world.SendAsync(HttpMethod.Post, Path, """{ "email": "Nora@Example.com", "channel": "email", "purpose": "marketing", "decision": "given", "basis": "verbal", "source": "phone call", "note": "asked for it" }""");
        var (withdrawn, _) = await world.SendAsync(HttpMethod.Post, Path, $$"""{ "contactId": "{{id}}", "channel": "email", "purpose": "marketing", "decision": "withdrawn", "source": "letter" }""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (given, withdrawn));
        Assert.Equal((id, "asked for it"), (first.GetProperty("contactId").GetGuid(), Text(first.GetProperty("evidence"), "note")));
        var consent = await world.GetAsync($"/api/v1/contacts/{id}/consent");
        Assert.Equal("withdrawn", Text(Assert.Single(consent.GetProperty("states").EnumerateArray()), "decision"));
        Assert.Equal(["letter", "phone call"], consent.GetProperty("lines").EnumerateArray().Select(line => Text(line, "source")));
        Assert.Equal(2, (await world.GetAsync($"{Path}?search=nora@example.com")).GetProperty("total").GetInt32());
        Assert.Equal(2, (await world.GetAsync($"{Path}?search={Text(first, "addressHash")}")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{Path}?search=other@example.com")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await world.GetAsync($"{Path}?status=withdrawn&channel=email&purpose=marketing")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{Path}?channel=sms")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{Path}?to=2020-01-01")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("""{ "email": "x", "channel": "email", "purpose": "marketing", "decision": "given", "basis": "verbal", "source": "s" }""", "email")]
    [InlineData("""{ "phone": "12", "channel": "sms", "purpose": "marketing", "decision": "given", "basis": "verbal", "source": "s" }""", "phone")]
    [InlineData("""{ "email": "a@b.se", "channel": "email", "purpose": "marketing", "decision": "given", "source": "s" }""", "basis")]
    [InlineData("""{ "email": "a@b.se", "channel": "email", "purpose": "marketing", "decision": "withdrawn", "basis": "verbal", "source": "s" }""", "basis")]
    [InlineData("""{ "email": "a@b.se", "channel": "email", "purpose": "marketing", "decision": "erased", "source": "s" }""", "decision")]
    [InlineData("""{ "email": "a@b.se", "channel": "email", "purpose": "marketing", "decision": "withdrawn" }""", "source")]
    public async Task A_decision_that_cannot_be_recorded_names_the_field(string body, string field)
    {
        Assert.Equal([field], await world.WrongFieldsAsync(HttpMethod.Post, Path, body));
        Assert.Equal(0, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Verifying_tells_that_it_holds_and_where_it_breaks()
    {
        await world.SendAsync(HttpMethod.Post, "/api/v1/contacts", Told);
        var (_, intact) = await world.SendAsync(HttpMethod.Post, $"{Path}/verify");
        Assert.Equal((true, 1), (intact.GetProperty("intact").GetBoolean(), intact.GetProperty("lines").GetInt32()));
        Assert.Equal("healthy", Text((await world.GetAsync("/health/ready")).GetProperty("checks").GetProperty("consent ledger"), "status"));

        await using (var context = world.App.Get<Database>().Open(DataScope.All))
        {
            await context.Set<ConsentEntry>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Source, "elsewhere"));
        }

        var (_, broken) = await world.SendAsync(HttpMethod.Post, $"{Path}/verify");
        Assert.False(broken.GetProperty("intact").GetBoolean());
        Assert.Equal(("changed", 1), (Text(broken.GetProperty("break"), "kind"), broken.GetProperty("break").GetProperty("position").GetInt32()));
        Assert.Equal("degraded", Text((await world.GetAsync("/health/ready")).GetProperty("checks").GetProperty("consent ledger"), "status"));
    }

    [Fact]
    public async Task Evidence_comes_as_csv_and_as_a_pdf()
    {
        var (_, contact) = await world.SendAsync(HttpMethod.Post, "/api/v1/contacts", """{ "email": "zoe@example.com", "firstName": "Zoë", "lastName": "Łuczak" }""");
        var id = contact.GetProperty("id").GetGuid();
        await world.SendAsync(HttpMethod.Post, Path, $$"""{ "contactId": "{{id}}", "channel": "email", "purpose": "marketing", "decision": "given", "basis": "expressWritten", "source": "=cmd|'/c calc'!A0", "wording": "Ναι, \"ja\", tak" }""");

        var csv = await world.Client.GetAsync(new Uri($"/api/v1/contacts/{id}/consent/evidence?format=csv", UriKind.Relative));
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Equal(("text/csv", $"consent-{id:N}.csv"), (csv.Content.Headers.ContentType!.MediaType, csv.Content.Headers.ContentDisposition!.FileName));
        Assert.Contains("Zoë Łuczak", text, StringComparison.Ordinal);
        Assert.Contains("'=cmd|'/c calc'!A0", text, StringComparison.Ordinal);
        Assert.Contains("\"Ναι, \"\"ja\"\", tak\"", text, StringComparison.Ordinal);
        Assert.Contains("Intact. All 1 lines", text, StringComparison.Ordinal);
        Assert.Contains(" UTC (+00:00)", text, StringComparison.Ordinal);
        var line = (await world.GetAsync(Path)).GetProperty("items")[0];
        Assert.Contains(Text(line, "hash"), text, StringComparison.Ordinal);

        var pdf = await world.Client.GetByteArrayAsync(new Uri($"/api/v1/contacts/{id}/consent/evidence?format=pdf", UriKind.Relative));
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf, 0, 8), StringComparison.Ordinal);
        Assert.Contains("[U+039D][U+03B1][U+03B9], \"ja\", tak", Encoding.ASCII.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains(Text(line, "hash")[..40], Encoding.ASCII.GetString(pdf), StringComparison.Ordinal);
        Assert.Equal(["format"], await world.WrongFieldsAsync(HttpMethod.Get, $"/api/v1/contacts/{id}/consent/evidence?format=docx"));
    }

    [Fact]
    public async Task Another_organization_sees_and_changes_nothing()
    {
        var (_, contact) = await world.SendAsync(HttpMethod.Post, "/api/v1/contacts", Told);
        var id = contact.GetProperty("id").GetGuid();
        var line = (await world.GetAsync(Path)).GetProperty("items")[0];
        using var stranger = await world.StrangerAsync();

        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri(Path, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri($"{Path}?search={Text(line, "addressHash")}", UriKind.Relative)), StringComparison.Ordinal);
        foreach (var path in new[] { $"{Path}/{Text(line, "id")}", $"/api/v1/contacts/{id}/consent", $"/api/v1/contacts/{id}/consent/evidence", $"/api/v1/contacts/{id}/consent/evidence?format=pdf" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode));
        }

        using var body = new StringContent($$"""{ "contactId": "{{id}}", "channel": "email", "purpose": "marketing", "decision": "withdrawn", "source": "x" }""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(new Uri(Path, UriKind.Relative), body)).StatusCode);
        var verified = await (await stranger.PostAsync(new Uri($"{Path}/verify", UriKind.Relative), null)).Content.ReadAsStringAsync();
        Assert.Contains("\"lines\":0", verified, StringComparison.Ordinal);
        Assert.Equal(1, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Keys_need_the_scope()
    {
        using var other = await world.ClientWithScopeAsync("messages:read");
        using var reader = await world.ClientWithScopeAsync("contacts:read");
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(new Uri($"/api/v1/contacts/{Guid.Empty}/consent/evidence", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(new Uri(Path, UriKind.Relative), body)).StatusCode);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
