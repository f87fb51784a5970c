using FollowUp.Core.Engine;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>Figures of a step in a few words.</summary>
public static class StepFigureWords
{
    /// <summary>The one that matters most, and what it counts.</summary>
    public static (string Count, string Word) First(StepCounts counts, Step step) => step switch
    {
        SendStep => (Words.Count(counts.Sent), "sent"),
        WaitStep => (Words.Count(counts.Waiting), "waiting"),
        EndStep => (Words.Count(counts.Passed), "left"),
        _ => (Words.Count(counts.Passed), "passed"),
    };

    /// <summary>What became of messages, beside how many were sent.</summary>
    public static string Rest(StepCounts counts)
        => string.Join(" · ", new[] { (counts.Opened, "opened", true), (counts.Clicked, "clicked", true), (counts.Failed, "failed", counts.Failed > 0), (counts.Waiting, "waiting", counts.Waiting > 0) }
            .Where(one => one.Item3).Select(one => $"{Words.Count(one.Item1)} {one.Item2}"));

    /// <summary>All of them.</summary>
    public static string All(StepCounts counts, bool sends) => sends
        ? $"{Words.Count(counts.Waiting)} waiting · {Words.Count(counts.Sent)} sent · {Words.Count(counts.Opened)} opened · {Words.Count(counts.Clicked)} clicked · {Words.Count(counts.Failed)} failed"
        : $"{Words.Count(counts.Waiting)} waiting · {Words.Count(counts.Passed)} passed";
}
