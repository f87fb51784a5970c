using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Lets a step change places with the one before or after it.</summary>
public static class FlowReorder
{
    /// <returns>Null where there is nothing to change places with.</returns>
    public static Flow? Up(Flow flow, string stepId)
    {
        if (flow.Find(stepId) is null || FlowEdges.Into(flow, stepId).Where(way => way.From is null || !flow.Graph.IsBack(way.From, stepId)).ToList() is not [{ From: { } before }])
        {
            return null;
        }

        return Down(flow, before) is { } moved && FlowEdges.Main(flow, flow.Find(before)!) is { } way && FlowEdges.Find(flow, way)?.To == stepId ? moved : null;
    }

    /// <summary>Only a step with one way out moves; past a choice it goes into the first branch.</summary>
    /// <returns>Null where there is nothing to change places with.</returns>
    public static Flow? Down(Flow flow, string stepId)
    {
        if (flow.Find(stepId) is not { Edges: [{ To: { } to } own] } step || flow.Find(to) is not { Edges: [var first, ..] } next || flow.Graph.IsBack(stepId, to) || first.To == stepId)
        {
            return null;
        }

        // In front of the step stands now what followed it, and behind that comes the step.
        var turned = flow.Steps.Where(one => one.Id != stepId).Select(one => StepWays.Turn(one, edge => edge.To == stepId && one.Id != to ? to : edge.To)).ToList();
        var index = turned.FindIndex(one => one.Id == to);
        turned[index] = StepWays.Lead(turned[index], first.Field, stepId);
        turned.Insert(index + 1, StepWays.Lead(step, own.Field, first.To));
        var after = flow with { Steps = turned, Start = flow.Start == stepId ? to : flow.Start };
        return Layout.Pins.Carry(flow, after);
    }

    /// <summary>Whether <see cref="Down"/> would do something.</summary>
    public static bool CanDown(Flow flow, Step step)
        => step.Edges is [{ To: { } to }] && flow.Find(to) is { Edges: [var first, ..] } && !flow.Graph.IsBack(step.Id, to) && first.To != step.Id;
}
