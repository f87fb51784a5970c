using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>Keeps what is edited, and looks what is wrong with it.</summary>
public sealed partial class BuilderPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);

    private CancellationTokenSource? typing;
    private Flow? saved;
    private Flow? checkedFlow;
    private int version;
    private string? saveProblem;

    private string SaveWords => !Editable ? "" : saveProblem ?? (ReferenceEquals(saved, session?.Flow) ? "Saved" : "Saving…");

    private void StartSaving(SequenceDetail loaded) => (saved, checkedFlow, version, saveProblem) = (loaded.Draft, loaded.Draft, loaded.Version, null);

    private void OnEdited() => _ = SaveSoonAsync();

    private async Task SaveSoonAsync()
    {
        typing?.Cancel();
        typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, typing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (session?.Flow is not { } flow || ReferenceEquals(flow, saved))
        {
            return;
        }

        try
        {
            version = await Sequences.UpdateAsync(Actor, Id, version, null, null, flow, CancellationToken.None);
            (saved, saveProblem) = (flow, null);
            if (!FlowDiff.IsSame(checkedFlow!, flow))
            {
                findings = await Sequences.CheckAsync(Actor, Id, CancellationToken.None);
                checkedFlow = flow;
            }
        }
        catch (Exception failure) when (failure is InputException or ConflictException or NotFoundException or ForbiddenException)
        {
            saveProblem = failure.Message;
        }

        StateHasChanged();
    }

    private async Task EndSavingAsync()
    {
        typing?.Cancel();
        await SaveAsync();
        typing?.Dispose();
    }
}
