using System.Collections.ObjectModel;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Components.Shared;

/// <summary>
/// Base of pages and panels that load and act: <c>@inherits ActingComponent</c>. One action at a time; what runs
/// ends when the page is left.
/// </summary>
public abstract class ActingComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    /// <summary>Starts a component that nobody has left.</summary>
    protected ActingComponent() => Leaving = leaving.Token;

    /// <summary>An action runs: disable the buttons.</summary>
    protected bool Busy { get; private set; }

    /// <summary>A load runs and nothing is there yet: draw a Skeleton.</summary>
    protected bool Loading { get; private set; }

    /// <summary>Why the last load or action failed; null when it did not. Draw an ErrorState or a Note.</summary>
    protected string? Problem { get; private set; }

    /// <summary>What to do about each field after an action was refused, by the field's name in any case.</summary>
    protected IReadOnlyDictionary<string, string> FieldErrors { get; private set; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Leaving { get; }

    [Inject]
    private UserActions Actions { get; set; } = default!;

    [Inject]
    private ILoggerFactory Logs { get; set; } = default!;

    /// <summary>Runs an action of the person: busy meanwhile, toast after. False when it failed or another one runs.</summary>
    /// <param name="intent">What was wanted, to stand after "We couldn't": "retry the request".</param>
    /// <param name="action">What to do.</param>
    /// <param name="done">Said when it is done; null says nothing.</param>
    protected async Task<bool> RunAsync(string intent, Func<CancellationToken, Task> action, string? done = null)
    {
        if (Busy)
        {
            return false;
        }

        (Busy, Problem, FieldErrors) = (true, null, ReadOnlyDictionary<string, string>.Empty);
        StateHasChanged();
        try
        {
            ActionOutcome outcome = await Actions.RunAsync(intent, action, done, Leaving);
            (Problem, FieldErrors) = (outcome.Message, outcome.FieldErrors);
            return outcome.Succeeded;
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Busy = false;
            StateHasChanged();
        }
    }

    /// <summary>Loads what the page shows; a failure becomes <see cref="Problem"/>, without a toast.</summary>
    protected async Task LoadAsync(Func<CancellationToken, Task> load)
    {
        (Loading, Problem) = (true, null);
        try
        {
            await load(Leaving);
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // Nobody is looking any more.
        }
#pragma warning disable CA1031 // Whatever it is, the page says so in place and stays usable.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Problem = Explain(failure);
        }
        finally
        {
            Loading = false;
        }
    }

    /// <summary>A failed load in plain words; what was not foreseen goes into the log.</summary>
    protected string Explain(Exception failure)
    {
        if (UserActions.Explain(failure).Message is { } said)
        {
            return said;
        }

        Logs.CreateLogger(GetType()).LogError(failure, "Could not load");
        return "It took too long or failed on our side. Messages are still going out.";
    }

    /// <summary>Ends what runs.</summary>
    public void Dispose()
    {
        leaving.Cancel();
        Dispose(disposing: true);
        leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>For what a page holds besides.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
