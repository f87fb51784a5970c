using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Editing;
using FollowUp.Core.Sequences.Layout;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>Makes out of a flow what the canvas draws.</summary>
/// <param name="names">Of this flow alone.</param>
public sealed class FlowLooks(Flow flow, CanvasPlan plan, FlowNames names, IReadOnlyList<FlowFinding> findings)
{
    private readonly ILookup<string, FlowFinding> wrong = findings.Where(finding => finding is { Blocks: true, StepId: not null }).ToLookup(finding => finding.StepId!, StringComparer.Ordinal);

    /// <summary>Figures by step; null while there are none.</summary>
    public IReadOnlyDictionary<string, StepCounts>? Counts { get; init; }

    public IReadOnlySet<string> Chosen { get; init; } = new HashSet<string>();

    /// <summary>What a comparison or a simulation says, by step.</summary>
    public IReadOnlyDictionary<string, StepMark> Marks { get; init; } = new Dictionary<string, StepMark>();

    /// <summary>The trigger first, then the steps in the order they are met.</summary>
    public IReadOnlyList<NodeLook> Nodes()
        => [Trigger(), .. flow.Graph.Reachable.Select(flow.Find).OfType<Step>().Concat(flow.Steps.Where(step => !flow.Graph.CanReach(step.Id))).Where(step => plan.Steps.ContainsKey(step.Id)).Select(Look)];

    public IReadOnlyList<EdgeLook> Edges() => [.. plan.Edges.Select(Look)];

    /// <summary>Title of a step without its kind, which stands above it.</summary>
    public static string Title(Step step, FlowNames names)
        => !string.IsNullOrWhiteSpace(step.Name) ? step.Name : step switch
        {
            SendStep send => Sentence(names.Template(send.Template)),
            EndStep { Reason: null or "completed" } => "Finished",
            EndStep end => Sentence(Words.Sentence(end.Reason)),
            _ => StepWords.Title(step, names),
        };

    private NodeLook Trigger()
    {
        var says = FlowWords.Trigger(flow.Trigger, names);
        var filters = FlowWords.Filters(flow.Trigger, names);
        return new NodeLook("", "trigger", "Trigger", says, filters.Count == 0 ? null : $"Only if {string.Join(" and ", filters)}", plan.Trigger.X, plan.Trigger.Y, "start")
        {
            Badge = findings.Any(finding => finding is { Blocks: true, StepId: null }) ? FindingWords.Sentence(findings.First(finding => finding is { Blocks: true, StepId: null })) : null,
        };
    }

    private NodeLook Look(Step step)
    {
        var (kind, title, at) = (KindWords.Of(step), Title(step, names), plan.Steps[step.Id]);
        var counts = Counts?.GetValueOrDefault(step.Id);
        var figures = counts is null ? null : StepFigureWords.All(counts, step is SendStep);
        var (count, word) = counts is null ? (null, null) : StepFigureWords.First(counts, step);
        var first = wrong[step.Id].FirstOrDefault();
        var mark = Marks.GetValueOrDefault(step.Id);
        return new NodeLook(step.Id, StepWords.Kind(step), kind, title, counts is not null && step is SendStep ? StepFigureWords.Rest(counts) : StepWords.Detail(step, names), at.X, at.Y, string.Join(' ', step.Edges.Select(edge => edge.Field)))
        {
            Chosen = Chosen.Contains(step.Id),
            Badge = first is null ? null : FindingWords.Sentence(first).TrimEnd('.'),
            NotSetUp = first is not null && !first.Message.StartsWith("leads ", StringComparison.Ordinal) && first.Field != "id",
            Count = count,
            CountWord = word,
            CountMore = figures,
            Mark = mark?.Name,
            MarkText = mark?.Text,
        };
    }

    private EdgeLook Look(PlacedEdge edge)
    {
        var from = edge.At.From is { } id ? flow.Find(id) : null;
        var word = from is not null && edge.Choice ? Short(StepWords.Ways(from, names)[edge.Index]) : null;
        var next = edge.To is { } to && flow.Find(to) is { } step ? $"“{Title(step, names)}”" : "the end";
        var name = $"Add a step between {(from is null ? "the trigger" : $"“{Title(from, names)}”")} and {next}{(word is null ? null : $" ({word})")}";
        var yes = edge.Index == 0 && from is ConditionStep { Branches.Count: 1 };
        return new EdgeLook(edge.At.ToString(), name, word, yes ? "yes" : null, edge.Route.Plus, edge.Route.Label, edge.To is null ? edge.Tip : null, !edge.Connected);
    }

    private static string Short(string way) => way switch
    {
        "If yes" => "Yes",
        "If no" => "No",
        _ => way,
    };

    private static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
