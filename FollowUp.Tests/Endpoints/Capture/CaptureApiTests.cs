using System.Net;
using System.Text.Json;
using FollowUp.Tests.Endpoints.Api;

namespace FollowUp.Tests.Endpoints.Capture;

public sealed class CaptureApiTests : IDisposable
{
    private const string Code = """{ "name": "Poster", "target": "https://shop.test/" }""";
    private const string Page = """{ "name": "Summer", "slug": "summer", "headline": "Hello", "buttonLabel": "Go", "buttonTarget": "https://shop.test/" }""";
    private const string Form = """{ "name": "Sign-up", "headline": "Stay in touch", "consentWording": "I agree." }""";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("qr-codes", Code, "scans")]
    [InlineData("landing-pages", Page, "visits")]
    [InlineData("forms", Form, "submissions")]
    public async Task Each_is_made_listed_changed_archived_and_brought_back(string resource, string json, string count)
    {
        var path = $"/api/v1/{resource}";
        var (status, made) = await world.SendAsync(HttpMethod.Post, path, json);
        var one = $"{path}/{Text(made, "id")}";
        Assert.Equal((HttpStatusCode.Created, "active", 0), (status, Text(made, "status"), made.GetProperty(count).GetInt32()));
        Assert.StartsWith("http://localhost:5080/", Text(made, "url"), StringComparison.Ordinal);

        var (changedStatus, changed) = await world.SendAsync(HttpMethod.Patch, one, """{ "name": "Renamed", "properties": { "campaign": { "tags": ["a"] } }, "version": 0 }""");
        Assert.Equal((HttpStatusCode.OK, "Renamed", """{"campaign":{"tags":["a"]}}"""), (changedStatus, Text(changed, "name"), changed.GetProperty("properties").GetRawText()));
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Patch, one, """{ "name": "Late", "version": 0 }""")).Status);

        Assert.Equal("archived", Text((await world.SendAsync(HttpMethod.Post, $"{one}/archive")).Body, "status"));
        Assert.Equal(0, (await world.GetAsync($"{path}?status=active")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await world.GetAsync($"{path}?status=archived&search=rename&pageSize=1")).GetProperty("total").GetInt32());
        Assert.Equal("active", Text((await world.SendAsync(HttpMethod.Patch, one, """{ "status": "active" }""")).Body, "status"));
        Assert.Equal(["status"], await world.WrongFieldsAsync(HttpMethod.Get, $"{path}?status=gone"));
    }

    [Theory]
    [InlineData("qr-codes", Code, """{ "target": "javascript:alert(1)", "properties": [] }""", "properties target")]
    [InlineData("qr-codes", Code, """{ "contactId": "0195f0a2-7c1e-7000-8000-000000000000" }""", "contactId")]
    [InlineData("landing-pages", Page, """{ "slug": "A b", "buttonTarget": "//x", "headline": " " }""", "buttonTarget headline slug")]
    [InlineData("forms", Form, """{ "fields": { "email": "off" } }""", "fields.email")]
    [InlineData("forms", Form, """{ "fields": { "phone": "maybe" } }""", "fields.phone")]
    [InlineData("forms", Form, """{ "consentWording": null, "redirectTarget": "shop" }""", "consentWording redirectTarget")]
    public async Task Wrong_input_names_the_fields_and_changes_nothing(string resource, string json, string change, string fields)
    {
        var (_, made) = await world.SendAsync(HttpMethod.Post, $"/api/v1/{resource}", json);
        var one = $"/api/v1/{resource}/{Text(made, "id")}";

        Assert.Equal(fields, string.Join(' ', (await world.WrongFieldsAsync(HttpMethod.Patch, one, change)).Order(StringComparer.Ordinal)));

        Assert.Equal(made.GetRawText(), (await world.GetAsync(one)).GetRawText());
        Assert.Equal(1, (await world.GetAsync($"/api/v1/{resource}")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("qr-codes", Code)]
    [InlineData("landing-pages", Page)]
    [InlineData("forms", Form)]
    public async Task Other_organizations_and_weaker_keys_are_kept_out(string resource, string json)
    {
        var (_, made) = await world.SendAsync(HttpMethod.Post, $"/api/v1/{resource}", json);
        using var reader = await world.ClientWithScopeAsync("capture:read");
        using var other = await world.ClientWithScopeAsync("contacts:write");
        using var stranger = await world.StrangerAsync();
        var one = new Uri($"/api/v1/{resource}/{Text(made, "id")}", UriKind.Relative);
        using var change = new StringContent("""{ "name": "Mine" }""", System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PatchAsync(one, change)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(new Uri($"{one}/archive", UriKind.Relative), null)).StatusCode);
        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri($"/api/v1/{resource}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(new Uri($"{one}/archive", UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(one)).StatusCode);
        Assert.Equal(made.GetRawText(), (await world.GetAsync(one.ToString())).GetRawText());
    }

    [Fact]
    public async Task A_slug_that_is_taken_is_refused_at_its_field()
    {
        await world.SendAsync(HttpMethod.Post, "/api/v1/landing-pages", Page);

        Assert.Equal(["slug"], await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/landing-pages", Page));
    }

    [Fact]
    public async Task The_picture_of_a_code_is_drawn_in_the_size_and_format_wanted()
    {
        var (_, made) = await world.SendAsync(HttpMethod.Post, "/api/v1/qr-codes", Code);
        var image = $"/api/v1/qr-codes/{Text(made, "id")}/image";

        var svg = await world.Client.GetAsync(new Uri($"{image}?format=svg&size=300", UriKind.Relative));
        var png = await world.Client.GetAsync(new Uri($"{image}?format=png&size=600", UriKind.Relative));

        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType?.MediaType);
        Assert.Contains("width=\"300\"", await svg.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("image/png", png.Content.Headers.ContentType?.MediaType);
        var bytes = await png.Content.ReadAsByteArrayAsync();
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(bytes, 1, 3));
        Assert.InRange(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), 550, 600);
        Assert.Equal(["format"], await world.WrongFieldsAsync(HttpMethod.Get, $"{image}?format=gif"));
        Assert.Equal(["size"], await world.WrongFieldsAsync(HttpMethod.Get, $"{image}?size=5"));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
