using Microsoft.JSInterop;

namespace FollowUp.Web.Components.Shared;

/// <summary>
/// The script of one component: imported at the first call, let go with the component. A component can be left, or its
/// browser be gone, at any moment: calls that come too late do nothing.
/// </summary>
/// <param name="path">As <c>Assets</c> gives it.</param>
public sealed class ScriptModule(IJSRuntime script, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? import;
    private bool left;

    /// <summary>Waits until the module is there, for callers to whom much may happen until then.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await (left ? Task.CompletedTask : import ??= ImportAsync());
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // The calls that follow do nothing.
        }
    }

    /// <summary>Calls an exported function.</summary>
    public async Task CallAsync(string function, params object?[] arguments) => await CallAsync<object>(function, arguments);

    /// <returns>What the function returned; the default when the component was left meanwhile.</returns>
    public async Task<T?> CallAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            var module = left ? null : await (import ??= ImportAsync());
            return left || module is null ? default : await module.InvokeAsync<T>(function, arguments);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return default;
        }
    }

    /// <summary>It was imported; calls need not wait for that.</summary>
    public bool IsThere => import is { IsCompletedSuccessfully: true };

    /// <summary>Lets the module go. One that is still on its way is let go when it comes: a browser that is gone would be waited for in vain.</summary>
    public async ValueTask DisposeAsync()
    {
        left = true;
        if (import is { } coming)
        {
            var letGo = LetGoAsync(coming);
            await (coming.IsCompleted ? letGo : Task.CompletedTask);
        }
    }

    private static async Task LetGoAsync(Task<IJSObjectReference> import)
    {
        try
        {
            await (await import).DisposeAsync();
        }
        catch (Exception gone) when (IsGone(gone) || gone is JSException)
        {
            // The browser went first, and took the module with it; or it never came, which the first call has said.
        }
    }

    private Task<IJSObjectReference> ImportAsync() => script.InvokeAsync<IJSObjectReference>("import", "./" + path).AsTask();

    /// <summary>The browser is gone: its answer will not come.</summary>
    public static bool IsGone(Exception failure) => failure is JSDisconnectedException or OperationCanceledException;
}
