using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Sequences that are for some services, and waits that are as long as a service needs.</summary>
public sealed class ServiceStories
{
    [DatabaseTheory]
    public async Task The_sequence_that_names_the_service_goes_before_the_one_for_all(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var all = await story.PublishAsync(Definition("", "PT1H"), "All");
        var roof = await story.PublishAsync(Definition("""{ "services": [ "Roof", "gutter" ] }""", "PT1H"), "Roof");
        await story.HappenAsync("job_completed", "roof@example.com", properties: new { service = "roof" });
        await story.HappenAsync("job_completed", "old@example.com", properties: new { serviceType = "Gutter" });
        await story.HappenAsync("job_completed", "paint@example.com", properties: new { service = "paint" });
        await story.HappenAsync("job_completed", "none@example.com");
        await story.RunAsync();
        Assert.Equal((2, 2), ((await story.EnrollmentsAsync(roof)).Count, (await story.EnrollmentsAsync(all)).Count));

        await story.Sequences.PauseAsync(story.Owner, roof, PauseChoice.Hold, CancellationToken.None);
        await story.HappenAsync("job_completed", "roof2@example.com", properties: new { service = "roof" });
        await story.RunAsync();
        Assert.Equal((2, 3), ((await story.EnrollmentsAsync(roof)).Count, (await story.EnrollmentsAsync(all)).Count));
    }

    [DatabaseTheory]
    public async Task A_wait_takes_the_delay_of_the_service_first_and_later_and_in_a_simulation(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var types = story.Get<IServiceTypes>();
        await types.CreateAsync(story.Owner, "roof", TimeSpan.FromDays(3), CancellationToken.None);
        await types.CreateAsync(story.Owner, ServiceType.Other, TimeSpan.FromHours(5), CancellationToken.None);
        var sequence = await story.PublishAsync(Definition("", "service"));
        var began = story.Clock.Now;
        await story.HappenAsync("job_completed", "roof@example.com", properties: new { service = "ROOF" });
        await story.HappenAsync("job_completed", "paint@example.com", properties: new { service = "paint" });
        await story.PassAsync(Duration.FromDays(10));
        Assert.Equal([5, 10], Hours(story, "paint@example.com", began));
        Assert.Equal([72, 144], Hours(story, "roof@example.com", began));

        var simulated = await story.Get<ISimulations>().RunAsync(
            story.Owner, sequence, new SimulationRequest(null, null, began, AssumedEngagement.None, []) { Properties = JsonSerializer.SerializeToElement(new { service = "roof" }) }, CancellationToken.None);
        Assert.Equal([72, 144], simulated.Moments.Where(moment => moment.Kind == SimulatedKind.Sent).Select(moment => (int)(moment.At - began).TotalHours));
    }

    [DatabaseTheory]
    public async Task What_is_not_known_is_said_and_other_organizations_do_not_count(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var flow = await story.FlowAsync(Definition("""{ "services": [ "roof" ] }""", "service"));
        Assert.Contains(await story.Sequences.CheckFlowAsync(story.Owner, null, flow, CancellationToken.None), finding => finding is { StepId: "wait1", Field: "for", Blocks: true });

        var types = story.Get<IServiceTypes>();
        var other = Actor.System(story.Get<IIdSource>().NewId());
        await types.CreateAsync(other, "roof", TimeSpan.FromDays(3), CancellationToken.None);
        var roof = await types.CreateAsync(story.Owner, "paint", TimeSpan.FromDays(1), CancellationToken.None);
        var findings = await story.Sequences.CheckFlowAsync(story.Owner, null, flow, CancellationToken.None);
        Assert.Contains(findings, finding => finding is { Field: "settings.services[0]", Blocks: false });
        Assert.DoesNotContain(findings, finding => finding.StepId == "wait1");
        await Assert.ThrowsAsync<ConflictException>(() => types.CreateAsync(story.Owner, "PAINT", TimeSpan.Zero, CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => types.UpdateAsync(other, roof.Id, "mine", null, CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => types.DeleteAsync(other, roof.Id, CancellationToken.None));
        Assert.Equal("paint", Assert.Single(await types.ListAsync(story.Owner, CancellationToken.None)).Name);
    }

    [Fact]
    public void The_word_service_survives_a_round_trip()
    {
        var flow = FlowReader.Read(JsonElement.Parse("""{ "start": "w", "steps": [ { "id": "w", "kind": "wait", "for": "service", "next": "x" }, { "id": "x", "kind": "wait", "for": "P2D", "next": "end" } ] }"""));
        var steps = JsonElement.Parse(Json.Write(flow)).GetProperty("steps");
        Assert.Equal(("service", "P2D"), (steps[0].GetProperty("for").GetString(), steps[1].GetProperty("for").GetString()));
        Assert.Throws<InputException>(() => FlowReader.Read(JsonElement.Parse("""{ "start": "w", "steps": [ { "id": "w", "kind": "wait", "for": "soon", "next": "end" } ] }""")));
        Assert.Throws<InputException>(() => FlowReader.Read(JsonElement.Parse("""{ "start": "w", "steps": [ { "id": "w", "kind": "wait", "for": 3, "next": "end" } ] }""")));
    }

    private static string Definition(string settings, string wait) => $$"""
        { "trigger": { "event": "job_completed" }, {{(settings.Length == 0 ? "" : $"\"settings\": {settings},")}} "start": "wait1",
          "steps": [ { "id": "wait1", "kind": "wait", "for": "{{wait}}", "next": "mail1" }, { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "wait2" },
                     { "id": "wait2", "kind": "wait", "for": "{{wait}}", "next": "mail2" }, { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private static IEnumerable<int> Hours(Story story, string to, Instant began) => story.Provider.Accepted.Where(sent => sent.To == to).Select(sent => (int)(sent.At - began).TotalHours);
}
