using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Endpoints.Api;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Endpoints.Media;

public sealed class MediaEndpointTests : IDisposable
{
    private const string Path = "/api/v1/media";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_file_is_uploaded_listed_fetched_and_removed()
    {
        var (status, made) = await UploadAsync("Preise №1.pdf", SampleFiles.Pdf());

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("Preise №1.pdf", "application/pdf", 4096), (made.GetProperty("name").GetString(), made.GetProperty("contentType").GetString(), made.GetProperty("size").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SampleFiles.Pdf())), made.GetProperty("hash").GetString());
        var one = $"{Path}/{made.GetProperty("id").GetGuid()}";
        Assert.Equal(made.GetRawText(), (await world.GetAsync(one)).GetRawText());
        Assert.Equal(SampleFiles.Pdf(), await world.Client.GetByteArrayAsync(new Uri($"{one}/content", UriKind.Relative)));
        Assert.Equal(1, (await world.GetAsync($"{Path}?search=preise")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{Path}?search=other")).GetProperty("total").GetInt32());
        Assert.Equal(made.GetProperty("id").GetGuid(), (await UploadAsync("Preise №1.pdf", SampleFiles.Pdf())).Body.GetProperty("id").GetGuid());

        Assert.Equal(HttpStatusCode.NoContent, (await world.SendAsync(HttpMethod.Delete, one)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Get, one)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Delete, one)).Status);
    }

    [Fact]
    public async Task What_cannot_be_taken_names_the_file_and_stores_nothing()
    {
        await RefusedAsync(await UploadAsync("run.exe", [0x4D, 0x5A, 0x90, 0]), "“run.exe” is of a kind that cannot be sent");
        await RefusedAsync(await UploadAsync("photo.gif", SampleFiles.Png), "“photo.gif” holds a PNG picture; its name must end in .png");
        await RefusedAsync(await UploadAsync("empty.txt", []), "“empty.txt” is empty");
        await RefusedAsync(await UploadAsync("a.png", SampleFiles.Png, field: "photo"), "must be the one file of the form");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(new StringContent("{}", Encoding.UTF8, "application/json"))).Status);
        await RefusedAsync(await SendAsync(new MultipartFormDataContent { { new StringContent("x"), "name" } }), "is missing");

        var broken = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nPNG"u8.ToArray());
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        await RefusedAsync(await SendAsync(broken), "the form is not as RFC 7578 asks");

        async Task RefusedAsync((HttpStatusCode Status, JsonElement Body) answer, string reason)
        {
            Assert.Equal((reason, HttpStatusCode.BadRequest), (reason, answer.Status));
            Assert.Contains(reason, answer.Body.GetProperty("errors").GetProperty("file")[0].GetString(), StringComparison.Ordinal);
            Assert.Equal(0, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task Keys_reach_what_their_scopes_allow_and_strangers_nothing()
    {
        var id = (await UploadAsync("a.png", SampleFiles.Png)).Body.GetProperty("id").GetGuid();
        using var reader = await world.ClientWithScopeAsync(ApiScopes.MediaRead);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(new Uri($"{Path}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync(new Uri($"{Path}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(new Uri(Path, UriKind.Relative), Form("b.png", SampleFiles.Png, "file"))).StatusCode);

        using var other = await world.ClientWithScopeAsync(ApiScopes.ContactsRead);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);

        using var stranger = await world.StrangerAsync();
        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>(Path)).GetProperty("total").GetInt32());
        foreach (var path in new[] { $"{Path}/{id}", $"{Path}/{id}/content" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync(new Uri($"{Path}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(1, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_template_takes_files_and_keeps_them_when_something_else_changes()
    {
        var id = (await UploadAsync("a.png", SampleFiles.Png)).Body.GetProperty("id").GetGuid();
        var (status, made) = await world.SendAsync(HttpMethod.Post, "/api/v1/templates", $$"""{ "name": "T", "channel": "whatsapp", "kind": "message", "text": "Hi", "attachments": ["{{id}}"] }""");
        Assert.Equal((HttpStatusCode.Created, id), (status, made.GetProperty("attachments")[0].GetGuid()));
        var one = $"/api/v1/templates/{made.GetProperty("id").GetGuid()}";

        await world.SendAsync(HttpMethod.Patch, one, """{ "name": "Renamed" }""");
        Assert.Equal(id, (await world.GetAsync(one)).GetProperty("attachments")[0].GetGuid());
        Assert.Equal(id, (await world.GetAsync("/api/v1/templates?channel=whatsapp")).GetProperty("items")[0].GetProperty("attachments")[0].GetGuid());

        Assert.Equal(["attachments[0]"], await world.WrongFieldsAsync(HttpMethod.Patch, one, """{ "attachments": ["mine"] }"""));
        Assert.Equal(["attachments"], await world.WrongFieldsAsync(HttpMethod.Patch, one, """{ "whatsApp": { "replies": ["Yes"] } }"""));
        using var stranger = await world.StrangerAsync();
        var theirs = (await ReadAsync(await stranger.PostAsync(new Uri(Path, UriKind.Relative), Form("b.png", SampleFiles.Png, "file")))).Body.GetProperty("id").GetGuid();
        Assert.Equal(["attachments[0]"], await world.WrongFieldsAsync(HttpMethod.Patch, one, $$"""{ "attachments": ["{{theirs}}"] }"""));

        await world.SendAsync(HttpMethod.Patch, one, """{ "attachments": [] }""");
        Assert.Equal(0, (await world.GetAsync(one)).GetProperty("attachments").GetArrayLength());
    }

    [Theory]
    [InlineData("Zoë’s prices.pdf", "application/pdf", "inline")]
    [InlineData("a.png", "image/png", "inline")]
    [InlineData("prices.txt", "text/plain", "attachment")]
    public async Task Whoever_has_the_address_gets_the_file_and_no_browser_runs_it(string name, string type, string disposition)
    {
        var content = type == "application/pdf" ? SampleFiles.Pdf() : type == "image/png" ? SampleFiles.Png : SampleFiles.Text;
        var url = (await UploadAsync(name, content)).Body.GetProperty("url").GetString()!;
        using var anybody = world.App.CreateClient();

        var answer = await anybody.GetAsync(new Uri(new Uri(url).AbsolutePath, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal((disposition, name), (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileNameStar ?? answer.Content.Headers.ContentDisposition?.FileName));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("public, max-age=86400", answer.Headers.CacheControl?.ToString());
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var head = await anybody.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(url).AbsolutePath));
        Assert.Equal((HttpStatusCode.OK, content.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!.Value));
        using var part = new HttpRequestMessage(HttpMethod.Get, new Uri(url).AbsolutePath) { Headers = { Range = new RangeHeaderValue(0, 3) } };
        Assert.Equal(content[..4], await (await anybody.SendAsync(part)).Content.ReadAsByteArrayAsync());
        using var known = new HttpRequestMessage(HttpMethod.Get, new Uri(url).AbsolutePath) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await anybody.SendAsync(known)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_token_leads_nowhere()
    {
        var made = (await UploadAsync("a.png", SampleFiles.Png)).Body;
        var token = made.GetProperty("url").GetString()![^22..];
        using var anybody = world.App.CreateClient();

        foreach (var wrong in new[] { new string(token.Reverse().ToArray()), token[..^1], token.ToUpperInvariant(), made.GetProperty("id").GetGuid().ToString(), made.GetProperty("hash").GetString()! })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(new Uri($"/m/{wrong}", UriKind.Relative))).StatusCode);
        }
    }

    [Fact]
    public async Task Members_open_the_files_of_their_own_organization()
    {
        var id = (await UploadAsync("a.png", SampleFiles.Png)).Body.GetProperty("id").GetGuid();
        using var stranger = await world.StrangerAsync();
        var theirs = (await ReadAsync(await stranger.PostAsync(new Uri(Path, UriKind.Relative), Form("b.png", SampleFiles.Png, "file")))).Body.GetProperty("id").GetGuid();
        using var client = world.App.CreateClient();
        Assert.NotEqual("image/png", (await client.GetAsync(new Uri($"/media/{id}", UriKind.Relative))).Content.Headers.ContentType?.MediaType);

        using var browser = new FormBrowser(client);
        await browser.SignInAsync(TestApp.OwnerEmail, TestApp.OwnerPassword);

        var answer = await client.GetAsync(new Uri($"/media/{id}", UriKind.Relative));
        Assert.Equal(SampleFiles.Png, await answer.Content.ReadAsByteArrayAsync());
        Assert.True(answer.Headers.CacheControl?.Private);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/media/{theirs}", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_with_its_size()
    {
        var (status, body) = await UploadAsync("large.pdf", SampleFiles.Pdf(MediaRules.LargestFile + 1));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("“large.pdf” has 16.01 MB; a file may have at most 16 MB", body.GetProperty("errors").GetProperty("file")[0].GetString(), StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Form(string name, byte[] content, string field)
    {
        // A type that is not true: the bytes alone are looked at.
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-msdownload") } };
        return new MultipartFormDataContent { { file, field, name } };
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> UploadAsync(string name, byte[] content, string field = "file")
        => await SendAsync(Form(name, content, field));

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpContent content)
    {
        using (content)
        {
            return await ReadAsync(await world.Client.PostAsync(new Uri(Path, UriKind.Relative), content));
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadAsync(HttpResponseMessage answer)
        => (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
}
