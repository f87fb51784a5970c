using System.Net;
using System.Text.Json;
using FollowUp.Core.Events;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Endpoints.Api;

public sealed class SequenceEndpointTests : IDisposable
{
    private const string Path = "/api/v1/sequences";

    private readonly ApiWorld world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_flow_is_created_published_paused_resumed_and_archived()
    {
        var id = await CreateAsync(await FlowAsync());
        Assert.Equal("draft", Text(await world.GetAsync($"{Path}/{id}"), "status"));

        var published = (await world.SendAsync(HttpMethod.Post, $"{Path}/{id}/publish")).Body;
        Assert.Equal(("active", 1, false), (Text(published, "status"), published.GetProperty("publishedVersion").GetInt32(), published.GetProperty("hasChanges").GetBoolean()));
        Assert.Equal("paused", Text((await world.SendAsync(HttpMethod.Post, $"{Path}/{id}/pause", """{ "choice": "stop" }""")).Body, "status"));
        Assert.Equal("active", Text((await world.SendAsync(HttpMethod.Post, $"{Path}/{id}/resume", """{ "over": "PT1H" }""")).Body, "status"));
        Assert.Equal("archived", Text((await world.SendAsync(HttpMethod.Post, $"{Path}/{id}/archive")).Body, "status"));
        Assert.Equal(HttpStatusCode.Conflict, (await world.SendAsync(HttpMethod.Post, $"{Path}/{id}/resume")).Status);
        Assert.Equal(0, (await world.GetAsync(Path)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Fields_that_are_not_known_are_kept_on_a_round_trip()
    {
        var flow = await FlowAsync("\"color\": \"red\", ");
        var id = await CreateAsync(flow);

        var kept = (await world.GetAsync($"{Path}/{id}")).GetProperty("flow");

        Assert.Equal("red", Text(kept.GetProperty("steps")[0], "color"));
        Assert.Equal("later", Text(kept, "note"));
        Assert.Equal("1", kept.GetProperty("layout").GetProperty("mail1").GetProperty("x").GetRawText());
    }

    [Fact]
    public async Task A_preset_becomes_a_sequence_that_can_be_published()
    {
        foreach (var preset in SequencePresets.All)
        {
            var (status, body) = await world.SendAsync(HttpMethod.Post, Path, $$"""{ "name": "{{preset.Name}}", "preset": "{{preset.Key}}", "publish": true }""");
            Assert.Equal((preset.Key, HttpStatusCode.Created, "active"), (preset.Key, status, Text(body, "status")));
        }
    }

    [Fact]
    public async Task Versions_are_kept_compared_and_brought_back()
    {
        var id = await CreateAsync(await FlowAsync());
        await world.SendAsync(HttpMethod.Post, $"{Path}/{id}/publish");
        var changed = (await FlowAsync()).Replace("P1D", "P2D", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.SendAsync(HttpMethod.Patch, $"{Path}/{id}", $$"""{ "flow": {{changed}}, "publish": true }""")).Status);

        var change = Assert.Single((await world.GetAsync($"{Path}/{id}/diff?from=1&to=2")).EnumerateArray());
        Assert.Equal(("wait1", "changed", "for"), (Text(change, "step"), Text(change, "kind"), change.GetProperty("fields")[0].GetString()));
        var back = (await world.SendAsync(HttpMethod.Post, $"{Path}/{id}/rollback", """{ "version": 1 }""")).Body;
        Assert.Equal(3, back.GetProperty("publishedVersion").GetInt32());
        Assert.Empty((await world.GetAsync($"{Path}/{id}/diff?from=1&to=3")).EnumerateArray());
    }

    [Theory]
    [InlineData("\"kind\": \"send\"", "\"kind\": \"teleport\"", "flow.steps[0].kind", "mail1")]
    [InlineData("\"next\": \"wait1\"", "\"next\": \"nowhere\"", "flow.steps[0].next", "mail1")]
    [InlineData("\"for\": \"P1D\", \"next\": \"end\"", "\"for\": \"PT0S\", \"next\": \"mail1\"", "flow.steps[0].next", "mail1")]
    [InlineData("\"for\": \"P1D\"", "\"for\": \"-P1D\"", "flow.steps[1].for", "wait1")]
    [InlineData("\"for\": \"P1D\"", "\"for\": \"soon\"", "flow.steps[1].for", "wait1")]
    [InlineData("\"for\": \"P1D\"", "\"for\": 7", "flow.steps[1].for", "wait1")]
    [InlineData("@email", "0195f0a2-7c1e-7000-8000-000000000000", "flow.steps[0].template", "mail1")]
    [InlineData("{ \"event\": \"job_completed\" }", "{ \"segment\": \"0195f0a2-7c1e-7000-8000-000000000000\", \"schedule\": { \"cron\": \"whenever\" } }", "flow.trigger.schedule.cron", "cron")]
    [InlineData("\"timezone\": \"contact\"", "\"timezone\": \"Moon/Base\"", "flow.settings.timezone", "zone")]
    [InlineData("\"id\": \"wait1\"", "\"id\": \"mail1\"", "flow.steps", "mail1")]
    [InlineData("\"start\": \"mail1\"", "\"start\": \"mail9\"", "flow.start", "first step")]
    public async Task What_is_wrong_names_step_and_field_and_changes_nothing(string right, string wrong, string field, string word)
    {
        var flow = await FlowAsync();
        var definition = right == "@email" ? flow.Replace(await TemplateAsync(), wrong, StringComparison.Ordinal) : flow.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(flow, definition);

        var (status, body) = await world.SendAsync(HttpMethod.Post, Path, $$"""{ "name": "Wrong", "flow": {{definition}} }""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var errors = body.GetProperty("errors");
        Assert.Contains(field, errors.EnumerateObject().Select(error => error.Name));
        Assert.Contains(word, errors.GetProperty(field).GetRawText(), StringComparison.Ordinal);
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        Assert.Equal(0, await context.Set<Sequence>().CountAsync(row => row.Kind == SequenceKind.Designed));
    }

    [Fact]
    public async Task A_definition_of_5_MB_is_refused()
    {
        var flow = (await FlowAsync()).Replace("later", new string('x', 5 * 1024 * 1024), StringComparison.Ordinal);

        Assert.Equal(["flow"], await world.WrongFieldsAsync(HttpMethod.Post, Path, $$"""{ "name": "Large", "flow": {{flow}} }"""));
    }

    [Fact]
    public async Task An_unfinished_flow_is_kept_when_it_is_said_to_be_one_and_is_not_published()
    {
        var flow = (await FlowAsync()).Replace("\"next\": \"wait1\"", "\"next\": \"nowhere\"", StringComparison.Ordinal);
        var (status, body) = await world.SendAsync(HttpMethod.Post, Path, $$"""{ "name": "Unfinished", "unfinished": true, "flow": {{flow}} }""");

        Assert.Equal(HttpStatusCode.Created, status);
        var finding = (await world.GetAsync($"{Path}/{Text(body, "id")}/check")).EnumerateArray().First(one => Text(one, "step") == "mail1");
        Assert.Equal(("next", true), (Text(finding, "field"), finding.GetProperty("blocks").GetBoolean()));
        Assert.Equal(["flow.steps[0].next", "flow.steps[1].id"], await world.WrongFieldsAsync(HttpMethod.Post, $"{Path}/{Text(body, "id")}/publish"));
    }

    [Fact]
    public async Task An_event_is_taken_once_for_its_key()
    {
        const string Body = """{ "type": "job_completed", "key": "job-7", "contact": { "email": "kim@example.com", "attributes": { "plan": "gold" }, "tags": [ "vip" ] }, "subject": "job:7", "properties": { "serviceType": "roof" } }""";

        var (status, first) = await world.SendAsync(HttpMethod.Post, "/api/v1/events", Body);
        var (_, second) = await world.SendAsync(HttpMethod.Post, "/api/v1/events", Body);

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal((false, true), (first.GetProperty("duplicate").GetBoolean(), second.GetProperty("duplicate").GetBoolean()));
        Assert.Equal(Text(first, "eventId"), Text(second, "eventId"));
    }

    [Fact]
    public async Task A_batch_is_taken_whole_or_not_at_all()
    {
        const string Good = """{ "type": "job_completed", "contact": { "email": "kim@example.com" } }""";

        var (_, taken) = await world.SendAsync(HttpMethod.Post, "/api/v1/events/batch", $$"""{ "events": [ {{Good}}, {{Good}} ] }""");
        Assert.Equal(2, taken.GetProperty("events").GetArrayLength());
        Assert.Equal(
            ["events[1].contact", "events[2].type"],
            await world.WrongFieldsAsync(HttpMethod.Post, "/api/v1/events/batch", $$"""{ "events": [ {{Good}}, { "type": "x" }, { "contact": {} } ] }"""));
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        Assert.Equal(2, await context.Set<Event>().CountAsync());
    }

    [Fact]
    public async Task Quiet_hours_and_limits_are_read_and_set()
    {
        var before = await world.GetAsync("/api/v1/organization");
        Assert.Equal("21:00", Text(before.GetProperty("quietHours").GetProperty("sms"), "from"));

        var (_, after) = await world.SendAsync(
            HttpMethod.Patch, "/api/v1/organization", """{ "quietHours": { "sms": null, "whatsapp": null, "email": { "from": "22:00", "to": "06:30" } }, "limits": { "whatsapp": null, "sms": { "perHour": 5, "perDay": 125 } } }""");

        Assert.Equal("""{"email":{"from":"22:00","to":"06:30"}}""", after.GetProperty("quietHours").GetRawText());
        Assert.Equal("""{"sms":{"perHour":5,"perDay":125}}""", after.GetProperty("limits").GetRawText());
        Assert.Equal(["limits.sms"], await world.WrongFieldsAsync(HttpMethod.Patch, "/api/v1/organization", """{ "limits": { "sms": { "perHour": 0 } } }"""));
    }

    private async Task<string> CreateAsync(string flow)
    {
        var (status, body) = await world.SendAsync(HttpMethod.Post, Path, $$"""{ "name": "Follow up", "flow": {{flow}} }""");
        Assert.Equal((HttpStatusCode.Created, ""), (status, status == HttpStatusCode.Created ? "" : body.ToString()));
        return Text(body, "id");
    }

    private async Task<string> FlowAsync(string more = "") => $$"""
        { "schema": 1, "note": "later", "trigger": { "event": "job_completed" }, "settings": { "timezone": "contact" }, "start": "mail1",
          "steps": [ { "id": "mail1", {{more}}"kind": "send", "channel": "email", "template": "{{await TemplateAsync()}}", "next": "wait1" },
                     { "id": "wait1", "kind": "wait", "for": "P1D", "next": "end" } ],
          "layout": { "mail1": { "x": 1, "y": 2 } } }
        """;

    private async Task<string> TemplateAsync()
    {
        await using var context = world.App.Get<Database>().Open(DataScope.All);
        return (await context.Set<Template>().Where(row => row.Kind == TemplateKind.Message && row.Channel == FollowUp.Core.Kernel.Channel.Email).Select(row => row.Id).SingleAsync()).ToString("D");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
