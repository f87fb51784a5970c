using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>What publishing will do to contacts, before it is done.</summary>
public static class PublishWords
{
    /// <param name="counts">Who stands where; null while nobody could have entered.</param>
    public static IReadOnlyList<string> Effects(SequenceDetail detail, IReadOnlyDictionary<string, StepCounts>? counts, FlowNames names)
    {
        var said = new List<string>
        {
            detail.Status == SequenceStatus.Paused
                ? "The draft becomes the version that contacts enter. The sequence stays paused until you resume it."
                : $"From now on contacts enter the draft: {FlowWords.Trigger(detail.Draft.Trigger, names)}.",
        };
        if (detail.Published is not { } published || counts is null)
        {
            return said;
        }

        var inside = counts.Values.Sum(step => step.Waiting);
        said.Add(inside == 0
            ? "Nobody is inside an earlier version."
            : $"{Words.Count(inside, "contact")} inside keep the version they entered. After publishing you can move them over, and see first where each would go.");
        var older = names.Of(published);
        said.AddRange(FlowDiff.Between(published, detail.Draft)
            .Where(change => change.StepId is { } id && change.Kind != FlowChangeKind.Added && counts.GetValueOrDefault(id)?.Waiting > 0)
            .Select(change => $"{Words.Count(counts[change.StepId!].Waiting, "contact")} stand at “{older.Step(change.StepId!)}”, which {(change.Kind == FlowChangeKind.Removed ? "is gone in the draft" : "the draft changes")}."));
        return said;
    }
}
