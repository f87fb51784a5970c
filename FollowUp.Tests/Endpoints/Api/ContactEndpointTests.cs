using System.Net;
using System.Text.Json;
using FollowUp.Core.Contacts;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class ContactEndpointTests : IDisposable
{
    private const string Contacts = "/api/v1/contacts";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("""{ "phone": "070-123 45 67", "region": "SE" }""", "+46701234567")]
    [InlineData("""{ "phone": "(212) 555-0123", "region": "us", "email": "ann@example.com" }""", "+12125550123")]
    [InlineData("""{ "phone": "+44 7400 123456" }""", "+447400123456")]
    public async Task A_phone_in_any_usual_form_is_answered_in_E164(string json, string phone)
    {
        var (status, made) = await world.SendAsync(HttpMethod.Post, Contacts, json);

        Assert.Equal((HttpStatusCode.Created, phone), (status, made.GetProperty("phone").GetString()));
        Assert.Equal(phone, (await world.GetAsync($"{Contacts}/{made.GetProperty("id").GetGuid()}")).GetProperty("phone").GetString());
    }

    [Theory]
    [InlineData("""{ "phone": "070-123 45 67" }""", "phone", "or come with a region")]
    [InlineData("""{ "phone": "+46 70 123", "email": "ann@example.com" }""", "phone", "too short")]
    [InlineData("""{ "phone": "+1 112 555 0123" }""", "phone", "not in use")]
    [InlineData("""{ "phone": "070-123 45 67", "region": "Sweden" }""", "region", "two letters")]
    [InlineData("""{ "email": "ann" }""", "email", "valid e-mail")]
    [InlineData("""{ "firstName": "Ann" }""", "email", "missing")]
    [InlineData("""{ "email": "ann@example.com", "timezone": "Mars" }""", "timezone", "zone")]
    [InlineData("""{ "email": "ann@example.com", "country": "Sweden" }""", "country", "two letters")]
    [InlineData("""{ "email": "ann@example.com", "state": "TX" }""", "state", "come with its country")]
    [InlineData("""{ "email": "ann@example.com", "country": "US", "state": "ZZ" }""", "state", "province of US")]
    [InlineData("""{ "email": "ann@example.com", "tags": "x" }""", "tags", "list")]
    [InlineData("""[]""", "body", "object")]
    public async Task What_cannot_be_taken_is_named_with_the_reason_and_changes_nothing(string json, string field, string reason)
    {
        var (status, body) = await world.SendAsync(HttpMethod.Post, Contacts, json);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(reason, body.GetProperty("errors").GetProperty(field)[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await world.GetAsync(Contacts)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_state_is_of_its_country_and_leaves_with_it()
    {
        var (_, made) = await world.SendAsync(HttpMethod.Post, Contacts, """{ "email": "ann@example.com", "country": "us", "state": "Texas" }""");
        var (_, kept) = await world.SendAsync(HttpMethod.Post, Contacts, """{ "email": "ann@example.com", "firstName": "Ann" }""");
        var (_, moved) = await world.SendAsync(HttpMethod.Post, Contacts, """{ "email": "ann@example.com", "country": "FR" }""");

        Assert.All([made, kept], answer => Assert.Equal(("US", "TX"), (answer.GetProperty("country").GetString(), answer.GetProperty("state").GetString())));
        Assert.Equal("FR", moved.GetProperty("country").GetString());
        Assert.True(!moved.TryGetProperty("state", out var state) || state.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task A_contact_told_again_keeps_what_is_left_out()
    {
        var (_, made) = await world.SendAsync(HttpMethod.Post, Contacts, """{ "email": "Ann@Example.com", "firstName": "Ann", "phone": "+46701234567", "attributes": { "size": 38 }, "tags": ["vip"] }""");
        var (status, again) = await world.SendAsync(HttpMethod.Post, Contacts, """{ "email": "ann@example.com", "lastName": "Lee", "timezone": "Europe/Stockholm" }""");

        Assert.Equal((HttpStatusCode.OK, made.GetProperty("id").GetGuid()), (status, again.GetProperty("id").GetGuid()));
        Assert.Equal(("Ann Lee", "+46701234567", "Europe/Stockholm"), (again.GetProperty("name").GetString(), again.GetProperty("phone").GetString(), again.GetProperty("timeZone").GetString()));
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        Assert.Equal("vip", (await context.Set<ContactTag>().SingleAsync()).Tag);
        Assert.Equal(("size", "38"), await context.Set<ContactAttribute>().Select(row => new { row.Name, row.Value }).SingleAsync() is var size ? (size.Name, size.Value) : default);
    }

    [Fact]
    public async Task Only_keys_that_may_write_contacts_may()
    {
        using var reader = await world.ClientWithScopeAsync("contacts:read");
        using var body = new StringContent("""{ "email": "ann@example.com" }""", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(new Uri(Contacts, UriKind.Relative), body)).StatusCode);
        Assert.Equal(0, (await world.GetAsync(Contacts)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_same_address_in_two_organizations_is_two_contacts()
    {
        using var stranger = await world.StrangerAsync();
        using var body = new StringContent("""{ "email": "ann@example.com", "firstName": "Theirs" }""", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.Created, (await stranger.PostAsync(new Uri(Contacts, UriKind.Relative), body)).StatusCode);

        var (status, ours) = await world.SendAsync(HttpMethod.Post, Contacts, """{ "email": "ann@example.com" }""");

        Assert.Equal((HttpStatusCode.Created, "ann@example.com"), (status, ours.GetProperty("name").GetString()));
        Assert.Equal(1, (await world.GetAsync(Contacts)).GetProperty("total").GetInt32());
    }
}
