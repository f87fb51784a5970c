using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Differences of two flows as people say them.</summary>
public static class ChangeWords
{
    /// <param name="newer">Names the steps of the newer flow, which added and changed ones are in.</param>
    /// <param name="older">Names those that were removed.</param>
    public static string Say(FlowChange change, FlowNames newer, FlowNames older) => (change.StepId, change.Kind) switch
    {
        (null, _) => change.Fields switch
        {
            ["trigger"] => "What makes contacts enter changed",
            ["settings"] => "The settings changed",
            ["start"] => "It starts with another step",
            _ => "The flow changed",
        },
        ({ } id, FlowChangeKind.Added) => $"Added “{newer.Step(id)}”",
        ({ } id, FlowChangeKind.Removed) => $"Removed “{older.Step(id)}”",
        ({ } id, _) => $"Changed “{newer.Step(id)}”: {string.Join(", ", change.Fields.Select(Field))}",
    };

    /// <summary>All differences, in the order of the newer flow.</summary>
    public static IReadOnlyList<string> Between(Flow older, Flow newer, FlowNames names)
    {
        var (before, after) = (names.Of(older), names.Of(newer));
        return [.. FlowDiff.Between(older, newer).Select(change => Say(change, after, before))];
    }

    private static string Field(string name) => name switch
    {
        "next" => "where it leads",
        "else" or "failed" => "its other way",
        "for" => "how long",
        "branches" => "its ways",
        _ => Words.Sentence(name).ToLowerInvariant(),
    };
}
