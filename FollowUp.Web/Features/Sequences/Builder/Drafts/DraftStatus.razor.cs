using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace FollowUp.Web.Features.Sequences.Builder.Drafts;

/// <summary>Shows the session, hands what is not saved to the browser, and asks a person where only a person can decide.</summary>
public sealed partial class DraftStatus : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(800);

    private DraftKeep? store;
    private DraftSession? heard;
    private KeptDraft? kept;
    private Flow? keptFlow;
    private (DraftState State, string? Reason) shown;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    /// <summary>What saves the draft.</summary>
    [Parameter, EditorRequired]
    public DraftSession Session { get; set; } = default!;

    /// <summary>Names of what steps point at.</summary>
    [Parameter]
    public FlowNames? Names { get; set; }

    /// <summary>Called with a draft that takes the place of the one shown: theirs after a conflict, or one that was kept. The session knows theirs already; one that was kept is to be pushed.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Flow> OnTaken { get; set; }

    protected override void OnParametersSet()
    {
        if (heard != Session)
        {
            Unhear();
            heard = Session;
            heard.Changed += Hear;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            store = new DraftKeep(new ScriptModule(Script, Assets["Features/Sequences/Builder/Drafts/DraftStatus.razor.js"]));
            kept = await store.BeginAsync(Session.Actor.Id, Session.SequenceId);
            if (kept is not null)
            {
                StateHasChanged();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Unhear();
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        Dispose();
    }

    private void Unhear()
    {
        if (heard is not null)
        {
            heard.Changed -= Hear;
        }
    }

    private void Hear() => _ = InvokeAsync(async () =>
    {
        // A saving that is over in a moment is not worth two drawings.
        if (Session.State == DraftState.Saving)
        {
            await Task.Delay(Patience);
        }

        if (shown != (Session.State, Session.Reason))
        {
            shown = (Session.State, Session.Reason);
            StateHasChanged();
        }

        await KeepAsync();
    });

    /// <summary>What is not saved soon is handed to the browser, which still has it when the server is gone.</summary>
    private async Task KeepAsync()
    {
        if (Session.State == DraftState.Saving)
        {
            await Task.Delay(Soon);
        }

        if (store is null || kept is not null)
        {
            return;
        }

        await (Session.State == DraftState.Saved ? store.DropAsync() : store.KeepAsync(Session.Mine));
    }

    private async Task DecideAsync()
    {
        if (Session.Theirs is not { } theirs)
        {
            return;
        }

        var chosen = await Dialogs.OpenAsync<ConflictDialog>(
            "Two people changed this draft",
            new Dictionary<string, object?> { [nameof(ConflictDialog.Mine)] = Session.Mine, [nameof(ConflictDialog.Theirs)] = theirs, [nameof(ConflictDialog.Names)] = Names },
            new DialogOptions { Width = "560px", CloseDialogOnEsc = true, CloseAriaLabel = "Close" });
        if (chosen is ConflictDialog.KeepMine)
        {
            Session.ResolveMine();
        }
        else if (chosen is ConflictDialog.TakeTheirs)
        {
            await OnTaken.InvokeAsync(Session.ResolveTheirs());
        }
    }

    private Task<bool> ReadAsync() => RunAsync("read what was kept", async ct => keptFlow ??= await store!.ReadAsync(ct));

    private async Task TakeAsync()
    {
        if (await ReadAsync() && keptFlow is { } flow)
        {
            kept = null;
            await OnTaken.InvokeAsync(flow);
            await store!.ForgetAsync();
        }
    }

    private async Task CompareAsync()
    {
        if (await ReadAsync() && keptFlow is { } flow)
        {
            await Dialogs.OpenAsync<ChangesDialog>(
                "What they change",
                new Dictionary<string, object?> { [nameof(ChangesDialog.Changes)] = ChangeWords.Between(Session.Mine, flow, Names ?? new FlowNames([])) },
                new DialogOptions { Width = "480px", CloseDialogOnEsc = true, CloseAriaLabel = "Close" });
        }
    }

    private Task ForgetAsync()
    {
        (kept, keptFlow) = (null, null);
        return store!.ForgetAsync();
    }
}
