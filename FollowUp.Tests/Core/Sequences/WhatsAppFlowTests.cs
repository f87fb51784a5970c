using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Tests.Core.Sequences;

/// <summary>Words of our own by WhatsApp are worth a warning where no reply comes before them.</summary>
public sealed class WhatsAppFlowTests
{
    private static readonly Guid Own = new("01950000-0000-7000-8000-0000000000d1");
    private static readonly Guid Approved = new("01950000-0000-7000-8000-0000000000d2");

    private static readonly FlowSurroundings Around = new(
        new Dictionary<Guid, Channel> { [Own] = Channel.WhatsApp, [Approved] = Channel.WhatsApp }, new HashSet<Guid>(), new HashSet<Guid>(), new HashSet<Guid>()) { SessionTemplates = new HashSet<Guid> { Own } };

    [Theory]
    [InlineData("""{ "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@own", "next": "end" }""", true)]
    [InlineData("""{ "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@approved", "next": "end" }""", false)]
    [InlineData("""
        { "id": "wait", "kind": "wait", "event": "replied", "timeout": "P1D", "next": "wa", "else": "end" }, { "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@own", "next": "end" }
        """, false)]
    [InlineData("""
        { "id": "wait", "kind": "wait", "event": "replied", "timeout": "P1D", "next": "wa" }, { "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@own", "next": "end" }
        """, true)]
    [InlineData("""
        { "id": "c", "kind": "condition", "branches": [ { "when": { "engagement": "replied" }, "next": "wa" } ], "else": "end" }, { "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@own", "next": "end" }
        """, false)]
    [InlineData("""
        { "id": "c", "kind": "condition", "branches": [ { "when": { "not": { "engagement": "replied" } }, "next": "wa" } ], "else": "end" }, { "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@own", "next": "end" }
        """, true)]
    [InlineData("""
        { "id": "c", "kind": "condition", "branches": [ { "when": { "any": [ { "engagement": "replied" }, { "tag": "vip" } ] }, "next": "wa" } ], "else": "end" }, { "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@own", "next": "end" }
        """, true)]
    public void Ways_without_a_reply_are_found(string steps, bool warned)
    {
        var finding = Assert.Single(Warnings(steps, "order_placed").DefaultIfEmpty());

        Assert.Equal(warned, finding is { StepId: "wa", Blocks: false });
    }

    [Fact]
    public void A_sequence_that_a_reply_starts_needs_none()
        => Assert.Empty(Warnings("""{ "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@own", "next": "end" }""", "replied"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_template_that_does_not_go_out_is_said_and_blocks_only_when_waiting_does_not_help(bool forGood)
    {
        var around = Around with { HeldTemplates = new Dictionary<Guid, HeldTemplate> { [Approved] = new("WhatsApp has paused it.", forGood) } };
        var flow = Read("""{ "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@approved", "next": "end" }""", "order_placed");

        var finding = Assert.Single(FlowValidator.Check(flow, around), one => one.Field == "template");
        Assert.Equal(("wa", "does not go out: WhatsApp has paused it.", forGood), (finding.StepId, finding.Message, finding.Blocks));
    }

    private static IEnumerable<FlowFinding> Warnings(string steps, string trigger)
        => FlowValidator.Check(Read(steps, trigger), Around).Where(finding => finding.Message.Contains("no reply comes before it", StringComparison.Ordinal));

    private static Flow Read(string steps, string trigger)
    {
        var first = JsonElement.Parse($"[{steps}]")[0].GetProperty("id").GetString();
        return FlowReader.Read(JsonElement.Parse($$"""{ "trigger": { "event": "{{trigger}}" }, "start": "{{first}}", "steps": [ {{steps}} ] }""".Replace("@own", $"{Own}", StringComparison.Ordinal).Replace("@approved", $"{Approved}", StringComparison.Ordinal)));
    }
}
