using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>
/// Waits <paramref name="For"/> from the planned arrival; with <paramref name="Since"/>, from the earliest sending of
/// those steps, and leaves by <paramref name="Else"/> when none of them was sent.
/// </summary>
public sealed record WaitStep(string Id, TimeSpan For, string Next, IReadOnlyList<string>? Since = null, string? Else = null) : Step(Id)
{
    [JsonIgnore]
    public override IReadOnlyList<string> Edges => Else is null ? [Next] : [Next, Else];

    public override StepResult Decide(StepContext context)
    {
        var from = context.PlannedAt;
        if (Since is { Count: > 0 })
        {
            var sendings = Since.Select(context.Facts.Of).ToList();
            if (sendings.Min(sending => sending.SentAt) is { } firstSent)
            {
                from = firstSent;
            }
            else if (sendings.All(sending => sending.Settled))
            {
                return Else is null ? new StepResult.Stop("not_sent") : new StepResult.Go(Else, context.PlannedAt);
            }
            else
            {
                return new StepResult.Stay(null);
            }
        }

        var due = from + NodaTime.Duration.FromTimeSpan(For);
        return due <= context.Now ? new StepResult.Go(Next, due) : new StepResult.Stay(due);
    }
}
