using System.Net;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Endpoints.Api;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Costs;

public sealed class PriceApiTests : IDisposable
{
    private const string Path = "/api/v1/prices";
    private const string Swedish = """{ "channel": "sms", "prefix": "SE", "price": 0.045, "currency": "eur", "validFrom": "2026-01-01", "note": "From the list" }""";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_price_is_made_changed_listed_and_deleted()
    {
        var (status, made) = await world.SendAsync(HttpMethod.Post, Path, Swedish);
        Assert.Equal(HttpStatusCode.Created, status);
        var one = $"{Path}/{made.GetProperty("id").GetString()}";
        Assert.Equal(("+46", "SE", 0.045m, "EUR", "inforce"), (Text(made, "prefix"), Text(made, "country"), made.GetProperty("price").GetDecimal(), Text(made, "currency"), Text(made, "status")));
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Post, Path, Swedish)).Status);

        var (_, changed) = await world.SendAsync(HttpMethod.Patch, one, """{ "price": 0.05 }""");
        Assert.Equal((0.05m, "From the list", "+46"), (changed.GetProperty("price").GetDecimal(), Text(changed, "note"), Text(changed, "prefix")));
        Assert.Equal(1, (await world.GetAsync($"{Path}?channel=sms&search=%2B4")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{Path}?channel=email")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{Path}?search=1")).GetProperty("total").GetInt32());
        Assert.Equal("0.05", (await world.GetAsync(one)).GetProperty("price").GetRawText());

        Assert.Equal(HttpStatusCode.NoContent, (await world.SendAsync(HttpMethod.Delete, one)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Delete, one)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.SendAsync(HttpMethod.Get, one)).Status);
    }

    [Theory]
    [InlineData("""{ "channel": "fax" }""", "channel")]
    [InlineData("""{ "price": "cheap" }""", "price")]
    [InlineData("""{ "price": -1, "currency": "", "prefix": "XX" }""", "currency prefix price")]
    [InlineData("""{ "validFrom": "soon" }""", "validFrom")]
    [InlineData("""{ "account": "nobody", "kind": "marketing" }""", "account kind")]
    [InlineData("""{ "provider": "nobody" }""", "provider")]
    public async Task Wrong_input_names_the_fields_and_changes_nothing(string change, string fields)
    {
        var one = $"{Path}/{(await world.SendAsync(HttpMethod.Post, Path, Swedish)).Body.GetProperty("id").GetString()}";
        var before = (await world.GetAsync(one)).GetRawText();

        Assert.Equal(fields.Split(' '), (await world.WrongFieldsAsync(HttpMethod.Patch, one, change)).Order());
        Assert.Equal(before, (await world.GetAsync(one)).GetRawText());
    }

    [Fact]
    public async Task The_table_goes_out_and_in_and_its_bad_lines_are_named()
    {
        await world.SendAsync(HttpMethod.Post, Path, Swedish);
        var answer = await world.Client.GetAsync(new Uri($"{Path}/table", UriKind.Relative));
        var table = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("channel,prefix,provider,account,kind,price,currency,valid_from,note\r\nsms,+46,,,,0.045,EUR,2026-01-01T00:00:00Z,From the list\r\n", table);

        Assert.Equal("""{"added":1,"changed":0,"unchanged":1}""", (await ImportAsync(world.Client, table + "sms,+1,,,,0.0079,USD,2026-01-01T00:00:00Z,\r\n")).Text);
        var (status, text) = await ImportAsync(world.Client, table + "sms,+47,,,,,USD,,\r\n");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("lines[3].price", text, StringComparison.Ordinal);
        Assert.Equal(2, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Neither_a_stranger_nor_a_key_without_the_scope_reaches_them()
    {
        var id = (await world.SendAsync(HttpMethod.Post, Path, Swedish)).Body.GetProperty("id").GetString();
        using var stranger = await world.StrangerAsync();
        using var reader = await world.ClientWithScopeAsync("organization:read");
        using var sender = await world.ClientWithScopeAsync("messages:write");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri($"{Path}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync(new Uri($"{Path}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PatchAsync(new Uri($"{Path}/{id}", UriKind.Relative), Json("""{ "price": 1 }"""))).StatusCode);
        Assert.DoesNotContain("0.045", await stranger.GetStringAsync(new Uri($"{Path}/table", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal("""{"items":[],"total":0}""", await stranger.GetStringAsync(new Uri(Path, UriKind.Relative)));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync(new Uri($"{Path}/{id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ImportAsync(reader, "channel,price,currency\nsms,1,USD")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sender.GetAsync(new Uri(Path, UriKind.Relative))).StatusCode);
        Assert.Equal(1, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Messages_and_the_report_say_what_was_spent()
    {
        await world.AddRequestAsync(await world.AddCampaignAsync());
        Guid id;
        await using (var context = world.App.Get<Database>().Open(DataScope.All))
        {
            id = (await context.Set<Message>().SingleAsync()).Id;
        }

        const string Report = "/api/v1/reports/costs?from=2026-03-01&to=2026-04-01";
        Assert.Equal(JsonValueKind.Null, (await world.GetAsync($"/api/v1/messages/{id}")).GetProperty("cost").ValueKind);
        Assert.Equal("""[{"channel":"email","messages":1,"unpriced":1,"sandbox":0,"spent":[]}]""", (await world.GetAsync(Report)).GetProperty("channels").GetRawText());
        await using (var context = world.App.Get<Database>().Open(DataScope.All))
        {
            await context.Set<Message>().ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Units, 1).SetProperty(row => row.Cost, 900).SetProperty(row => row.Currency, "USD").SetProperty(row => row.CostSource, CostSource.Provider));
        }

        Assert.Equal("""{"units":1,"amount":0.0009,"currency":"USD","source":"provider"}""", (await world.GetAsync($"/api/v1/messages/{id}")).GetProperty("cost").GetRawText());
        Assert.Equal(0.0009m, (await world.GetAsync("/api/v1/messages")).GetProperty("items")[0].GetProperty("cost").GetProperty("amount").GetDecimal());
        Assert.Equal(
            """[{"channel":"email","messages":1,"unpriced":0,"sandbox":0,"spent":[{"amount":0.0009,"currency":"USD","messages":1,"perMessage":0.0009,"pretended":false}]}]""",
            (await world.GetAsync(Report)).GetProperty("channels").GetRawText());
        Assert.Equal("[]", (await world.GetAsync("/api/v1/reports/costs?from=2026-04-01&to=2026-05-01")).GetProperty("channels").GetRawText());
        Assert.Equal(["from"], await world.WrongFieldsAsync(HttpMethod.Get, "/api/v1/reports/costs?from=soon"));
        Assert.Equal(["to"], await world.WrongFieldsAsync(HttpMethod.Get, "/api/v1/reports/costs?from=2026-04-01&to=2026-03-01"));
        using var stranger = await world.StrangerAsync();
        Assert.Contains("\"channels\":[]", await stranger.GetStringAsync(new Uri(Report, UriKind.Relative)), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> ImportAsync(HttpClient client, string table)
    {
        using var content = new StringContent(table, Encoding.UTF8, "text/csv");
        var answer = await client.PostAsync(new Uri($"{Path}/table", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();
}
