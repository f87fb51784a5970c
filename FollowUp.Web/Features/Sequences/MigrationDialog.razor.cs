using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Previews each choice by the same plan that is then carried out.</summary>
public sealed partial class MigrationDialog
{
    private readonly Dictionary<string, string> moves = new(StringComparer.Ordinal);
    private IReadOnlyList<MigrationStep>? steps;
    private IReadOnlyDictionary<string, string> targets = new Dictionary<string, string>();
    private FlowNames older = new([]);
    private int from;
    private bool recompute;
    private string name = "";
    private string? result;

    [Inject]
    private ISequences Sequences { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private IIdSource Ids { get; set; } = default!;

    /// <summary>Of which sequence.</summary>
    [Parameter, EditorRequired]
    public Guid SequenceId { get; set; }

    /// <summary>Older versions with somebody inside; at least one.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SequenceVersionRow> Versions { get; set; } = [];

    /// <summary>Number of the version they go to.</summary>
    [Parameter, EditorRequired]
    public int To { get; set; }

    /// <summary>Names of what steps point at.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    private int Moving => steps?.Where(step => step.To is not null).Sum(step => step.Inside) ?? 0;

    private MigrationPlan Plan => new(from, To, moves, recompute);

    /// <returns>Whether anybody went over.</returns>
    public static async Task<bool> OpenAsync(DialogService dialogs, Guid sequenceId, IReadOnlyList<SequenceVersionRow> versions, int to, FlowNames names)
        => await dialogs.OpenAsync<MigrationDialog>(
            $"Move contacts to version {to}",
            new Dictionary<string, object?> { [nameof(SequenceId)] = sequenceId, [nameof(Versions)] = versions, [nameof(To)] = to, [nameof(Names)] = names },
            new DialogOptions { Width = "640px", CloseDialogOnEsc = true, CloseAriaLabel = "Close" }) is true;

    protected override Task StartAsync()
    {
        name = Ids.NewElementId("waits");
        return TakeAsync(Versions[0].Number);
    }

    private Task TakeAsync(int number)
    {
        (from, steps) = (number, null);
        moves.Clear();
        return LoadAsync(async ct =>
        {
            older = Names.Of(await Sequences.VersionAsync(Actor, SequenceId, from, ct));
            var flow = await Sequences.VersionAsync(Actor, SequenceId, To, ct);
            var newer = Names.Of(flow);
            targets = flow.Graph.Reachable.ToDictionary(id => id, newer.Step, StringComparer.Ordinal);
            steps = await Sequences.PreviewMigrationAsync(Actor, SequenceId, Plan, ct);
        });
    }

    private Task ChooseAsync(MigrationStep step, string target)
    {
        if (target.Length == 0 || target == step.Step)
        {
            moves.Remove(step.Step);
        }
        else
        {
            moves[step.Step] = target;
        }

        return LoadAsync(async ct => steps = await Sequences.PreviewMigrationAsync(Actor, SequenceId, Plan, ct));
    }

    private async Task MoveAsync()
    {
        var (wanted, moved) = (Moving, 0);
        if (await RunAsync("move the contacts", async ct => moved = await Sequences.MigrateAsync(Actor, SequenceId, Plan, ct)))
        {
            // What was just being worked on is left where it is.
            result = $"{Words.Count(moved, "contact")} went over to version {To}.{(moved < wanted ? $" {Words.Count(wanted - moved, "other")} moved on just then; look again in a moment." : null)}";
        }
    }

    private static string? Said(MigrationStep step) => step.Change switch
    {
        FlowChangeKind.Removed => "Not in the new version",
        FlowChangeKind.Changed => "Different in the new version",
        _ => null,
    };
}
