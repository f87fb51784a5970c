using System.Text.Json.Serialization;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>
/// Plans one message and goes on at once; whether and when it leaves is delivery's affair. With
/// <paramref name="Failed"/> it waits for the outcome and goes there when the message could not be sent.
/// </summary>
public sealed record SendStep(string Id, Channel Channel, Guid? Template, string? Next, string? Failed = null) : Step(Id)
{
    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => Failed is null ? [new("next", Next)] : [new("next", Next, "sent"), new("failed", Failed, "not sent")];

    public override StepResult Decide(StepContext context)
    {
        if (context.Arriving)
        {
            return new StepResult.Plan(this, Next, context.PlannedAt, Failed is not null);
        }

        return context.Of(Id) switch
        {
            { Failed: true } => new StepResult.Go(Failed, context.PlannedAt, "not sent"),
            { SentAt: not null } => new StepResult.Go(Next, context.PlannedAt, "sent"),
            { Settled: true } => new StepResult.Go(Failed, context.PlannedAt, "not sent"),
            _ => new StepResult.Stay(null),
        };
    }

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (Template is not { } template)
        {
            yield return ("template", "is missing");
        }
        else if (!around.Templates.TryGetValue(template, out var channel))
        {
            yield return ("template", "is no template of this organization");
        }
        else if (channel != Channel)
        {
            yield return ("template", $"is a template for {channel.ToString().ToLowerInvariant()}, the step sends by {Channel.ToString().ToLowerInvariant()}");
        }
    }
}
