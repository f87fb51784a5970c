using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;

namespace FollowUp.Benchmarks.Engine;

/// <summary>The sequence that the engine is measured with.</summary>
internal static class EngineFlow
{
    /// <summary>wait → e-mail → wait → tag and split → wait → e-mail.</summary>
    public static async Task<Guid> PublishAsync(Shop shop)
    {
        var template = (await shop.Get<ITemplates>().ListAsync(shop.Owner, Channel.Email, CancellationToken.None))[0].Id;
        var flow = FlowReader.Read(JsonElement.Parse($$"""
            { "trigger": { "event": "benchmark" }, "start": "wait1", "steps": [
                { "id": "wait1", "kind": "wait", "for": "PT1H", "next": "mail1" },
                { "id": "mail1", "kind": "send", "channel": "email", "template": "{{template}}", "next": "wait2" },
                { "id": "wait2", "kind": "wait", "for": "PT1H", "next": "ways" },
                { "id": "ways", "kind": "split", "branches": [ { "weight": 50, "next": "wait3" }, { "weight": 50, "next": "mail2" } ] },
                { "id": "mail2", "kind": "send", "channel": "email", "template": "{{template}}", "next": "wait3" },
                { "id": "wait3", "kind": "wait", "for": "PT1H", "next": "mail3" },
                { "id": "mail3", "kind": "send", "channel": "email", "template": "{{template}}", "next": "end" } ] }
            """));
        var id = await shop.Get<ISequences>().CreateAsync(shop.Owner, "Benchmark", null, flow, CancellationToken.None);
        await shop.Get<ISequences>().PublishAsync(shop.Owner, id, CancellationToken.None);
        return id;
    }
}
