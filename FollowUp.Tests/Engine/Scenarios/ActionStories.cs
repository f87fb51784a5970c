using System.Net;
using FollowUp.Core.Engine;
using FollowUp.Infrastructure.Calls;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What steps do besides sending.</summary>
public sealed class ActionStories
{
    private const string Calls = """
        { "trigger": { "event": "signed_up" }, "start": "call",
          "steps": [ { "id": "call", "kind": "webhook", "url": "@url", "body": { "list": "news" }, "next": "tell" },
                     { "id": "tell", "kind": "notify", "text": "Somebody signed up", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task A_call_inside_the_private_network_is_refused_and_members_are_told(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Calls.Replace("@url", "http://127.0.0.1:9/hook", StringComparison.Ordinal));
        await story.HappenAsync("signed_up");
        await story.RunAsync();

        var actions = await ActionsAsync(story);
        Assert.Equal((StepActionState.Failed, 1), (actions[0].State, actions[0].Attempts));
        Assert.Contains("private network", actions[0].LastError, StringComparison.Ordinal);
        Assert.Equal(StepActionState.Done, actions[1].State);
        Assert.Equal("owner@example.com", Assert.Single(story.Provider.Accepted).To);
    }

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    public void Only_public_addresses_are_called(string address, bool called) => Assert.Equal(called, PublicConnect.IsPublic(IPAddress.Parse(address)));

    [DatabaseTheory]
    public async Task A_contact_moves_on_into_another_sequence_with_tags_and_attributes(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var second = await story.PublishAsync("""
            { "start": "gold", "steps": [
                { "id": "gold", "kind": "condition", "branches": [ { "when": { "all": [ { "field": "contact.attributes.plan", "value": "gold" }, { "tag": "VIP" }, { "field": "orderId", "value": "7" } ] }, "next": "mail" } ], "else": "end" },
                { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """, "Second");
        await story.PublishAsync($$"""
            { "trigger": { "event": "upgraded" }, "start": "plan", "steps": [
                { "id": "plan", "kind": "attribute", "attribute": "plan", "value": "gold", "next": "tag" },
                { "id": "tag", "kind": "tag", "add": [ "vip" ], "remove": [ "trial" ], "next": "over" },
                { "id": "over", "kind": "enroll", "sequence": "{{second}}", "next": "end" } ] }
            """);
        await story.HappenAsync("upgraded", subject: "order:7", properties: new { orderId = 7 });
        await story.PassAsync(Duration.FromDays(1));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal("order:7", Assert.Single(await story.EnrollmentsAsync(second)).Subject);
    }

    private static async Task<List<StepAction>> ActionsAsync(Story story)
    {
        await using var context = story.Open();
        return await context.Set<StepAction>().AsNoTracking().OrderBy(row => row.Id).ToListAsync();
    }
}
