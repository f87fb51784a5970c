using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Says where a way goes on a line without a step.</summary>
public static class FlowTurns
{
    public static string Say(FlowLine line, FlowNames names) => line.Turn switch
    {
        FlowTurn.Continues => $"Continues at {line.Number} · {names.Step(line.Target!)}",
        FlowTurn.Back => $"Goes back to {line.Number} · {names.Step(line.Target!)}",
        FlowTurn.Ends => "Ends here",
        FlowTurn.Missing => $"Leads to “{line.Target}”, which is not there",
        _ => "Leads nowhere yet",
    };

    public static IconName Glyph(FlowTurn turn) => turn switch
    {
        FlowTurn.Continues => IconName.ArrowForward,
        FlowTurn.Back => IconName.Undo,
        FlowTurn.Ends => IconName.StopCircle,
        _ => IconName.Warning,
    };
}
