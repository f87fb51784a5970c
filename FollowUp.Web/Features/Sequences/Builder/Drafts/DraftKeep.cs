using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using Microsoft.JSInterop;

namespace FollowUp.Web.Features.Sequences.Builder.Drafts;

/// <summary>This browser's store of drafts that could not be saved; one for each member and sequence.</summary>
public sealed class DraftKeep(ScriptModule module) : IAsyncDisposable
{
    private IJSObjectReference? store;
    private bool holds;

    /// <summary>Begins to watch the fields of the page.</summary>
    /// <returns>What was kept earlier; null for nothing.</returns>
    public async Task<KeptDraft?> BeginAsync(Guid? memberId, Guid sequenceId)
    {
        store = await module.CallAsync<IJSObjectReference>("begin", $"draft:{memberId:N}:{sequenceId:N}");
        var kept = await CallAsync<KeptDraft?>("kept");
        holds = kept?.HasFlow == true;
        return kept;
    }

    /// <exception cref="InputException">What was kept is no flow.</exception>
    public async Task<Flow?> ReadAsync(CancellationToken cancellationToken)
    {
        var reference = await CallAsync<IJSStreamReference>("flow");
        if (reference is null)
        {
            return null;
        }

        await using var stream = await reference.OpenReadStreamAsync(FlowReader.MostBytes * 2L, cancellationToken);
        using var reader = new StreamReader(stream);
        return FlowText.Read(await reader.ReadToEndAsync(cancellationToken));
    }

    public Task KeepAsync(Flow flow)
    {
        holds = true;
        return CallAsync<object>("keep", Json.Write(flow));
    }

    /// <summary>It is saved now. Nothing is sent when nothing was kept.</summary>
    public Task DropAsync()
    {
        var held = holds;
        holds = false;
        return held ? CallAsync<object>("drop") : Task.CompletedTask;
    }

    /// <summary>Forgets drafts and fields.</summary>
    public Task ForgetAsync()
    {
        holds = false;
        return CallAsync<object>("forget");
    }

    public async ValueTask DisposeAsync()
    {
        await CallAsync<object>("end");
        await module.DisposeAsync();
    }

    private async Task<T?> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return store is null ? default : await store.InvokeAsync<T>(function, arguments);
        }
        catch (Exception gone) when (ScriptModule.IsGone(gone))
        {
            return default;
        }
    }
}
