using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FollowUp.Tests.Support;

/// <summary>Counts the statements that one piece of work sends to the database.</summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<StatementCount?> Current = new();

    private readonly List<IDisposable> subscriptions = [];
    private int count;

    private StatementCount()
    {
    }

    public static async Task<int> OfAsync(Func<Task> work)
    {
        var counter = new StatementCount();
        using var all = DiagnosticListener.AllListeners.Subscribe(counter);
        Current.Value = counter;
        try
        {
            await work();
            return counter.count;
        }
        finally
        {
            Current.Value = null;
            counter.subscriptions.ForEach(subscription => subscription.Dispose());
        }
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        // Other tests run beside this one: only what flows from this work counts.
        if (ReferenceEquals(Current.Value, this) && value.Key == RelationalEventId.CommandExecuted.Name)
        {
            Interlocked.Increment(ref count);
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
