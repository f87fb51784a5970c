using System.Net;
using System.Text;
using System.Text.Json;
using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class OptOutEndpointTests : IDisposable
{
    private const string OptOuts = "/api/v1/opt-outs";
    private const string Check = "/api/v1/keywords/check";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("STOP.", "sms", "stop", false)]
    [InlineData("Stop texting me!", "whatsapp", "none", true)]
    [InlineData("please stop by at 5", "sms", "none", false)]
    [InlineData("yes", "sms", "start", false)]
    [InlineData("info", "whatsapp", "help", false)]
    [InlineData("stop", "email", "none", true)]
    public async Task A_text_is_read_as_it_would_be_when_it_came_in(string text, string channel, string action, bool flagged)
    {
        var (status, body) = await world.SendAsync(HttpMethod.Post, Check, JsonSerializer.Serialize(new { text, channel }));

        Assert.Equal((HttpStatusCode.OK, action, flagged), (status, body.GetProperty("action").GetString(), body.GetProperty("flagged").GetBoolean()));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named()
    {
        Assert.Equal(["channel"], await world.WrongFieldsAsync(HttpMethod.Post, Check, """{ "text": "stop" }"""));
        Assert.Equal(["channel"], await world.WrongFieldsAsync(HttpMethod.Post, Check, """{ "text": "stop", "channel": "fax" }"""));
        Assert.Equal(["text"], await world.WrongFieldsAsync(HttpMethod.Post, Check, """{ "channel": "sms" }"""));
        Assert.Equal(["text"], await world.WrongFieldsAsync(HttpMethod.Post, Check, """{ "text": 7, "channel": "sms" }"""));
        Assert.Equal(["text"], await world.WrongFieldsAsync(HttpMethod.Post, Check, JsonSerializer.Serialize(new { text = new string('x', 10_001), channel = "sms" })));
        Assert.Equal(["body"], await world.WrongFieldsAsync(HttpMethod.Post, Check, "[]"));
        using var keyless = world.App.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await keyless.PostAsync(new Uri(Check, UriKind.Relative), null)).StatusCode);
    }

    [Fact]
    public async Task An_organizations_own_words_count_for_itself_alone()
    {
        var (changed, _) = await world.SendAsync(HttpMethod.Patch, "/api/v1/organization", """{ "replies": { "stopWords": ["STOPP"], "stopText": "Bye from {organization}" } }""");
        using var stranger = await world.StrangerAsync();
        using var body = new StringContent("""{ "text": "stopp", "channel": "sms" }""", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.OK, changed);
        Assert.Equal("stop", (await world.SendAsync(HttpMethod.Post, Check, """{ "text": "Stopp!", "channel": "sms" }""")).Body.GetProperty("action").GetString());
        Assert.Equal("Bye from {organization}", (await world.GetAsync("/api/v1/organization")).GetProperty("replies").GetProperty("stopText").GetString());
        Assert.Contains("\"none\"", await (await stranger.PostAsync(new Uri(Check, UriKind.Relative), body)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["startWords"], await world.WrongFieldsAsync(HttpMethod.Patch, "/api/v1/organization", """{ "replies": { "stopWords": ["x"], "startWords": ["X"] } }"""));
    }

    [Fact]
    public async Task A_contact_is_opted_out_of_one_channel_or_of_all()
    {
        var request = await world.AddRequestAsync(await world.AddCampaignAsync());
        var path = $"/api/v1/contacts/{request.ContactId}/opt-out";

        Assert.Equal(["reason"], await world.WrongFieldsAsync(HttpMethod.Post, path, """{ "channel": "email" }"""));
        Assert.Equal(["channel"], await world.WrongFieldsAsync(HttpMethod.Post, path, """{ "channel": "sms", "reason": "by phone" }"""));
        Assert.Equal(["channel"], await world.WrongFieldsAsync(HttpMethod.Post, path, """{ "channel": "fax", "reason": "by phone" }"""));
        using (var stranger = await world.StrangerAsync())
        {
            using var theirs = new StringContent("""{ "reason": "x" }""", Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(new Uri(path, UriKind.Relative), theirs)).StatusCode);
        }

        Assert.Equal(0, (await world.GetAsync(OptOuts)).GetProperty("total").GetInt32());
        var (status, done) = await world.SendAsync(HttpMethod.Post, path, """{ "reason": "by phone" }""");
        Assert.Equal((HttpStatusCode.OK, 1), (status, done.GetProperty("added").GetInt32()));
        Assert.Equal(0, (await world.SendAsync(HttpMethod.Post, path, """{ "reason": "again" }""")).Body.GetProperty("added").GetInt32());
        var line = (await world.GetAsync(OptOuts)).GetProperty("items")[0];
        Assert.Equal(("email", "optedout", "by phone"), (line.GetProperty("channel").GetString(), line.GetProperty("reason").GetString(), line.GetProperty("note").GetString()));
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        var entry = await context.Set<ConsentEntry>().SingleAsync();
        Assert.Equal((ConsentDecision.Withdrawn, request.ContactId), (entry.Decision, entry.ContactId));
        Assert.Contains("by phone", entry.Personal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_nobody_knows_is_opted_out_too()
    {
        Assert.Equal(["address"], await world.WrongFieldsAsync(HttpMethod.Post, OptOuts, """{ "address": "070", "channel": "sms", "reason": "letter" }"""));
        Assert.Equal(["channel"], await world.WrongFieldsAsync(HttpMethod.Post, OptOuts, """{ "address": "+46701234567", "reason": "letter" }"""));

        var (status, _) = await world.SendAsync(HttpMethod.Post, OptOuts, """{ "address": "+46 70 123 45 67", "channel": "sms", "reason": "letter" }""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("+46701234567", (await world.GetAsync($"{OptOuts}?search=%2B46701234567&channel=sms&reason=optedout")).GetProperty("items")[0].GetProperty("address").GetString());
        Assert.Equal(1, (await world.GetAsync($"{OptOuts}?search=%2B4670")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{OptOuts}?search=nobody")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await world.GetAsync($"{OptOuts}?reason=bounced")).GetProperty("total").GetInt32());
        Assert.Equal(["reason"], await world.WrongFieldsAsync(HttpMethod.Get, $"{OptOuts}?reason=tired"));
    }

    [Fact]
    public async Task Each_organization_has_a_list_of_its_own()
    {
        using var stranger = await world.StrangerAsync();
        await world.SendAsync(HttpMethod.Post, OptOuts, """{ "address": "ann@example.com", "channel": "email", "reason": "letter" }""");
        var id = (await world.GetAsync(OptOuts)).GetProperty("items")[0].GetProperty("id").GetGuid();

        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri(OptOuts, UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("ann@", await stranger.GetStringAsync(new Uri($"{OptOuts}/export", UriKind.Relative)), StringComparison.Ordinal);
        using var note = new StringContent("""{ "note": "x" }""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(new Uri($"{OptOuts}/{id}/remove", UriKind.Relative), note)).StatusCode);
    }

    [Fact]
    public async Task Taking_an_address_off_needs_a_reason_and_the_ledger_says_so()
    {
        await world.SendAsync(HttpMethod.Post, OptOuts, """{ "address": "ann@example.com", "channel": "email", "reason": "letter" }""");
        var id = (await world.GetAsync(OptOuts)).GetProperty("items")[0].GetProperty("id").GetGuid();

        Assert.Equal(["note"], await world.WrongFieldsAsync(HttpMethod.Post, $"{OptOuts}/{id}/remove", "{}"));
        using (var writer = await world.ClientWithScopeAsync("contacts:write"))
        {
            using var body = new StringContent("""{ "note": "x" }""", Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.Forbidden, (await writer.PostAsync(new Uri($"{OptOuts}/{id}/remove", UriKind.Relative), body)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await world.SendAsync(HttpMethod.Post, $"{OptOuts}/{id}/remove", """{ "note": "She asked for it in the shop" }""")).Status);
        Assert.Equal(0, (await world.GetAsync(OptOuts)).GetProperty("total").GetInt32());
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        var given = await context.Set<ConsentEntry>().OrderByDescending(row => row.Position).FirstAsync();
        Assert.Equal((ConsentDecision.Given, ConsentBasis.Verbal), (given.Decision, given.Basis));
    }

    [Fact]
    public async Task A_file_is_taken_whole_or_not_at_all_and_comes_out_again()
    {
        var wrong = await ImportAsync("address;channel\nann@example.com;email\n\n070;sms\nbo@example.com;fax\n");
        Assert.Equal(["lines[4].address", "lines[5].channel"], wrong.Body.GetProperty("errors").EnumerateObject().Select(field => field.Name));
        Assert.Equal(0, (await world.GetAsync(OptOuts)).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await ImportAsync("name\nAnn")).Status);

        var (status, done) = await ImportAsync("address,reason,note\r\nAnn@Example.com,opted_out,\"by letter, \"\"twice\"\"\"\r\n+46701234567,Do not contact,=1+1\r\nann@example.com,,\r\n");
        Assert.Equal((HttpStatusCode.OK, 2, 1), (status, done.GetProperty("added").GetInt32(), done.GetProperty("known").GetInt32()));
        Assert.Equal(2, (await ImportAsync("address,reason\nann@example.com,\n+46 70 123 45 67,donotcontact")).Body.GetProperty("known").GetInt32());

        var csv = await world.Client.GetStringAsync(new Uri($"{OptOuts}/export", UriKind.Relative));
        Assert.Contains("ann@example.com,email,optedout,import of a file by API,\"by letter, \"\"twice\"\"\",", csv, StringComparison.Ordinal);
        Assert.Contains("+46701234567,sms,donotcontact,import of a file by API,'=1+1,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Possible_opt_outs_are_decided_by_their_own_organization()
    {
        var id = await FlagAsync();
        using var stranger = await world.StrangerAsync();

        Assert.Contains("\"total\":0", await stranger.GetStringAsync(new Uri("/api/v1/possible-opt-outs", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(new Uri($"/api/v1/possible-opt-outs/{id}/opt-out", UriKind.Relative), null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsync(new Uri($"/api/v1/possible-opt-outs/{id}/dismiss", UriKind.Relative), null)).StatusCode);
        Assert.Equal("Please stop", (await world.GetAsync("/api/v1/possible-opt-outs")).GetProperty("items")[0].GetProperty("words").GetString());

        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Post, $"/api/v1/possible-opt-outs/{id}/opt-out")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Post, $"/api/v1/possible-opt-outs/{id}/dismiss")).Status);
        Assert.Equal("optedout", (await world.GetAsync("/api/v1/possible-opt-outs?status=decided")).GetProperty("items")[0].GetProperty("status").GetString());
        Assert.Equal(1, (await world.GetAsync(OptOuts)).GetProperty("total").GetInt32());
        Assert.Equal(["status"], await world.WrongFieldsAsync(HttpMethod.Get, "/api/v1/possible-opt-outs?status=lost"));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> ImportAsync(string csv)
    {
        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        var answer = await world.Client.PostAsync(new Uri($"{OptOuts}/import", UriKind.Relative), content);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<Guid> FlagAsync()
    {
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        var ids = world.App.Get<IIdSource>();
        var row = new PossibleOptOut
        {
            Id = ids.NewId(), OrganizationId = (await context.Organizations.OrderBy(one => one.Id).FirstAsync()).Id, ReceivedMessageId = ids.NewId(), Channel = Channel.Sms, Address = "+46701234567",
            AddressHash = AddressHash.Of(world.App.Get<IKeyedHashes>(), Channel.Sms, "+46701234567"), Words = "Please stop", At = NodaTime.Instant.FromUtc(2026, 3, 1, 9, 0), Status = PossibleOptOutStatus.Open,
        };
        context.Add(row);
        await context.SaveChangesAsync();
        return row.Id;
    }
}
