using Microsoft.JSInterop;

namespace FollowUp.Tests.Web.Components;

/// <summary>A browser, a module or an object in one, that answers when it is told to.</summary>
internal sealed class SlowScript : IJSRuntime, IJSObjectReference
{
    public TaskCompletionSource<IJSObjectReference> Answer { get; } = new();

    public List<string> Calls { get; } = [];

    public TaskCompletionSource LetGo { get; } = new();

    public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => InvokeAsync<T>(identifier, default, args);

    public async ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args)
    {
        Calls.Add(identifier);
        return await Answer.Task is T answer ? answer : default!;
    }

    public ValueTask DisposeAsync()
    {
        LetGo.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
