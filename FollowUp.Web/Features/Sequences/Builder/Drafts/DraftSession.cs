using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;

namespace FollowUp.Web.Features.Sequences.Builder.Drafts;

/// <summary>
/// Saves a draft as it is changed: at once, then at most every <see cref="Apart"/>, always the newest; tries again when
/// it fails. Somebody else's change to the flow is never overwritten unasked. Belongs to one page; not for several threads.
/// </summary>
public sealed class DraftSession(ISequences sequences, Actor actor, SequenceDetail detail, TimeProvider time) : IAsyncDisposable
{
    /// <summary>Between two savings.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private CancellationTokenSource waiting = new();
    private Task running = Task.CompletedTask;
    private TaskCompletionSource? tried;
    private string stored = Json.Write(detail.Draft);
    private long? last;
    private bool pending;
    private bool leaving;

    /// <summary>The state is another, or there is more that is not saved.</summary>
    public event Action? Changed;

    public DraftState State { get; private set; }

    /// <summary>The draft as it is here.</summary>
    public Flow Mine { get; private set; } = detail.Draft;

    /// <summary>What somebody else made of it; null unless there is a conflict.</summary>
    public SequenceDetail? Theirs { get; private set; }

    /// <summary>Why it is not saved; null where it is.</summary>
    public string? Reason { get; private set; }

    /// <summary>Of the sequence, as of the last saving or look.</summary>
    public int Version { get; private set; } = detail.Version;

    public Guid SequenceId => detail.Id;

    /// <summary>Whose session it is.</summary>
    public Actor Actor => actor;

    /// <summary>Takes the draft as it is now. During a conflict it is kept until that is decided.</summary>
    public void Push(Flow flow)
    {
        Mine = flow;
        var unsaved = State != DraftState.Saved;
        if (State is not (DraftState.Conflict or DraftState.Refused))
        {
            Begin();
        }

        if (unsaved)
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Keeps what is here: it takes the place of theirs.</summary>
    public void ResolveMine()
    {
        if (Theirs is { } theirs)
        {
            (Version, stored, Theirs) = (theirs.Version, Json.Write(theirs.Draft), null);
            Begin();
        }
    }

    /// <summary>Takes what they made of it; what is here is given up.</summary>
    /// <returns>The draft to go on with.</returns>
    public Flow ResolveTheirs()
    {
        if (Theirs is { } theirs)
        {
            (Version, stored, Mine, Theirs, pending) = (theirs.Version, Json.Write(theirs.Draft), theirs.Draft, null, false);
            Set(DraftState.Saved);
        }

        return Mine;
    }

    /// <summary>Saves at once what waits to be saved, such as before publishing.</summary>
    /// <returns>It is saved; false when it failed for now, or is to be decided.</returns>
    public async Task<bool> FlushAsync()
    {
        if (!running.IsCompleted)
        {
            tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await waiting.CancelAsync();
            await Task.WhenAny(running, tried.Task);
        }

        return State == DraftState.Saved;
    }

    /// <summary>Saves what still waits; what fails now is not tried again.</summary>
    public async ValueTask DisposeAsync()
    {
        leaving = true;
        await waiting.CancelAsync();
        await running;
        waiting.Dispose();
    }

    private void Begin()
    {
        pending = true;
        if (State != DraftState.Offline)
        {
            Set(DraftState.Saving);
        }

        if (running.IsCompleted)
        {
            running = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        var failures = 0;
        while (pending)
        {
            if (last is { } before && !leaving && Apart - time.GetElapsedTime(before) is { Ticks: > 0 } rest)
            {
                await PauseAsync(rest);
            }

            pending = false;
            if (await SaveAsync(Mine))
            {
                failures = 0;
            }
            else if (leaving)
            {
                return;
            }
            else
            {
                pending = true;
                tried?.TrySetResult();
                await PauseAsync(TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 1 << Math.Min(failures++, 4))));
            }
        }

        if (State is DraftState.Saving or DraftState.Offline)
        {
            Set(DraftState.Saved);
        }
    }

    /// <summary>False when it failed for now.</summary>
    private async Task<bool> SaveAsync(Flow flow)
    {
        try
        {
            // A database may block who calls it (SQLite does while another one writes); the page goes on meanwhile.
            var version = Version;
            Version = await Task.Run(() => sequences.UpdateAsync(actor, detail.Id, version, null, null, flow, CancellationToken.None));
            (stored, last) = (Json.Write(flow), time.GetTimestamp());
            return true;
        }
        catch (ConflictException)
        {
            return await MeetAsync(flow);
        }
        catch (Exception refused) when (refused is InputException or ForbiddenException or NotFoundException)
        {
            Set(DraftState.Refused, refused.Message);
            return true;
        }
#pragma warning disable CA1031 // Whatever it is, nothing is lost: it is tried again.
        catch (Exception)
#pragma warning restore CA1031
        {
            Set(DraftState.Offline, "It could not be saved. Trying again.");
            return false;
        }
    }

    /// <summary>Looks at what changed: the name or the status of the sequence is no conflict, nor is a saving of ours whose answer was lost.</summary>
    private async Task<bool> MeetAsync(Flow flow)
    {
        SequenceDetail latest;
        try
        {
            latest = await Task.Run(() => sequences.GetAsync(actor, detail.Id, CancellationToken.None));
        }
#pragma warning disable CA1031 // As above.
        catch (Exception)
#pragma warning restore CA1031
        {
            Set(DraftState.Offline, "It could not be saved. Trying again.");
            return false;
        }

        var theirs = Json.Write(latest.Draft);
        if (latest.Status == SequenceStatus.Archived)
        {
            Set(DraftState.Refused, "The sequence was archived. Duplicate it to go on.");
        }
        else if (theirs == stored || theirs == Json.Write(flow))
        {
            (Version, stored, pending) = (latest.Version, theirs, pending || theirs != Json.Write(flow));
        }
        else
        {
            (Theirs, pending) = (latest, false);
            Set(DraftState.Conflict, "Somebody else changed this draft meanwhile.");
        }

        return true;
    }

    /// <summary>A flush ends it at once.</summary>
    private async Task PauseAsync(TimeSpan length)
    {
        try
        {
            await Task.Delay(length, time, waiting.Token);
        }
        catch (OperationCanceledException)
        {
            waiting = new CancellationTokenSource();
        }
    }

    private void Set(DraftState state, string? reason = null)
    {
        if ((State, Reason) != (state, reason))
        {
            (State, Reason) = (state, reason);
            Changed?.Invoke();
        }
    }
}
