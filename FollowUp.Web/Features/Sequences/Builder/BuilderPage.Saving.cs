using FollowUp.Core.Sequences;
using FollowUp.Web.Features.Sequences.Builder.Drafts;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>Hands what is edited to the one who saves it, and looks what is wrong with it.</summary>
public sealed partial class BuilderPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private DraftSession? drafts;
    private CancellationTokenSource? looking;
    private Flow? looked;

    /// <summary>Why the issues shown may be old; null when they are not.</summary>
    private string? unseen;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    private async Task StartSavingAsync(SequenceDetail loaded)
    {
        await EndSavingAsync();
        (drafts, looked) = (new DraftSession(Sequences, Actor, loaded, Time), loaded.Draft);
    }

    private void OnEdited()
    {
        if (session is not { Flow: var flow } || ReferenceEquals(drafts?.Mine, flow))
        {
            return;
        }

        drafts?.Push(flow);
        if (!FlowDiff.IsSame(looked!, flow))
        {
            _ = LookSoonAsync(flow);
        }
    }

    /// <summary>Once nothing was edited for a moment. A later edit is looked at instead; what fails is said on the page.</summary>
    private async Task LookSoonAsync(Flow flow)
    {
        StopLooking();
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        looking = mine;
        try
        {
            await Task.Delay(Pause, Time, mine.Token);
            var found = await Sequences.CheckFlowAsync(Actor, Id, flow, mine.Token);
            if (!mine.IsCancellationRequested)
            {
                (findings, looked, unseen) = (found, flow, null);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Somebody edited on, or left.
        }
#pragma warning disable CA1031 // Nobody waits for this, so whatever it is has to be said here.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!mine.IsCancellationRequested)
            {
                unseen = Explain(failure);
                StateHasChanged();
            }
        }
        finally
        {
            if (ReferenceEquals(looking, mine))
            {
                looking = null;
            }
        }
    }

    private void StopLooking() => looking?.Cancel();

    private Task SaveAsync() => drafts?.FlushAsync() ?? Task.CompletedTask;

    /// <summary>Theirs after a conflict, or what this browser had kept.</summary>
    private void Take(Flow flow)
    {
        session!.Replace(flow, "take another draft");
        _ = LookSoonAsync(flow);
    }

    private async Task ImportAsync()
    {
        if (await ImportDialog.AskAsync(Dialogs, session!.Flow, names) is { } flow)
        {
            Do(() => session.Replace(flow, "import a flow"));
            canvas?.Fit();
        }
    }

    private async Task EndSavingAsync()
    {
        StopLooking();
        if (drafts is not null)
        {
            await drafts.DisposeAsync();
        }
    }
}
