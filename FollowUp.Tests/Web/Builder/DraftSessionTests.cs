using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Support;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder.Drafts;
using NSubstitute;

namespace FollowUp.Tests.Web.Builder;

/// <summary>A draft saves itself, loses nothing, and overwrites nobody unasked.</summary>
public sealed class DraftSessionTests
{
    private static readonly Actor Mara = new(Guid.Empty, Guid.Empty, "Mara", Role.Marketer);

    private readonly ISequences sequences = Substitute.For<ISequences>();
    private readonly ManualTime time = new();
    private readonly List<(int? Version, Flow Flow)> saved = [];
    private readonly List<DraftState> states = [];
    private SequenceDetail stored = SequenceSamples.Detail();
    private Func<Exception?> fault = () => null;

    public DraftSessionTests()
    {
        sequences.GetAsync(default!, default, default).ReturnsForAnyArgs(_ => fault() is { } failure and not ConflictException ? Task.FromException<SequenceDetail>(failure) : Task.FromResult(stored));
        sequences.UpdateAsync(default!, default, default, default, default, default, default).ReturnsForAnyArgs(call => Save(call.ArgAt<int?>(2), call.Arg<Flow>()));
    }

    [Fact]
    public async Task A_change_is_saved_at_once_and_what_follows_together()
    {
        await using var session = Begin();

        session.Push(Named("a"));
        session.Push(Named("b"));
        session.Push(Named("c"));
        await UntilAsync(() => saved.Count == 1 && time.Waiting == 1);
        time.Advance(DraftSession.Apart);
        await UntilAsync(() => session.State == DraftState.Saved);

        Assert.Equal(["a", "c"], saved.Select(one => one.Flow.Steps[0].Name));
        Assert.Equal([7, 8], saved.Select(one => one.Version));
        Assert.Equal(DraftState.Saved, states[^1]);
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_the_newest_and_longer_and_longer_apart()
    {
        await using var session = Begin();
        fault = () => new TimeoutException();

        session.Push(Named("a"));
        await UntilAsync(() => session.State == DraftState.Offline && time.Waiting == 1);
        var told = states.Count;
        session.Push(Named("b"));
        Assert.Equal(told + 1, states.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => time.Waiting == 1);
        fault = () => null;
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DraftState.Offline, session.State);
        time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => session.State == DraftState.Saved);

        Assert.Equal("b", Assert.Single(saved).Flow.Steps[0].Name);
        Assert.Equal([DraftState.Saving, DraftState.Offline, DraftState.Offline, DraftState.Saved], states);
    }

    [Fact]
    public async Task Somebody_elses_change_is_a_conflict_and_mine_takes_its_place_only_when_that_is_chosen()
    {
        await using var session = Begin();
        stored = stored with { Draft = Named("theirs"), Version = 9 };

        session.Push(Named("mine"));
        await UntilAsync(() => session.State == DraftState.Conflict);
        session.Push(Named("mine, later"));
        Assert.Empty(saved);
        Assert.Equal("theirs", session.Theirs!.Draft.Steps[0].Name);
        session.ResolveMine();
        await UntilAsync(() => session.State == DraftState.Saved);

        Assert.Equal((9, "mine, later"), (Assert.Single(saved).Version, saved[0].Flow.Steps[0].Name));
        Assert.Null(session.Theirs);
    }

    [Fact]
    public async Task Theirs_is_taken_and_gone_on_from()
    {
        await using var session = Begin();
        stored = stored with { Draft = Named("theirs"), Version = 9 };
        session.Push(Named("mine"));
        await UntilAsync(() => session.State == DraftState.Conflict);

        Assert.Equal("theirs", session.ResolveTheirs().Steps[0].Name);
        Assert.Equal(DraftState.Saved, session.State);
        session.Push(Named("next"));
        await UntilAsync(() => saved.Count == 1);
        Assert.Equal(9, saved[0].Version);
    }

    [Fact]
    public async Task A_second_conflict_after_the_first_was_decided_is_asked_again()
    {
        await using var session = Begin();
        stored = stored with { Draft = Named("theirs"), Version = 9 };
        session.Push(Named("mine"));
        await UntilAsync(() => session.State == DraftState.Conflict);
        stored = stored with { Draft = Named("theirs again"), Version = 10 };

        session.ResolveMine();

        await UntilAsync(() => session.Theirs?.Version == 10);
        Assert.Equal(DraftState.Conflict, session.State);
        Assert.Empty(saved);
    }

    [Fact]
    public async Task A_sequence_that_was_paused_or_renamed_meanwhile_is_no_conflict()
    {
        await using var session = Begin();
        stored = stored with { Status = SequenceStatus.Paused, Name = "Another", Version = 12 };

        session.Push(Named("mine"));
        await UntilAsync(() => session.State == DraftState.Saved);

        Assert.Equal((12, "mine"), (Assert.Single(saved).Version, saved[0].Flow.Steps[0].Name));
    }

    [Fact]
    public async Task A_saving_whose_answer_was_lost_is_not_taken_for_somebody_elses()
    {
        await using var session = Begin();
        stored = stored with { Draft = Named("mine"), Version = 8 };

        session.Push(Named("mine"));
        await UntilAsync(() => session.State == DraftState.Saved);

        Assert.Equal(8, session.Version);
    }

    [Fact]
    public async Task An_archived_sequence_and_a_lost_role_say_why_nothing_is_saved()
    {
        await using var archived = Begin();
        stored = stored with { Status = SequenceStatus.Archived, Version = 8 };
        archived.Push(Named("mine"));
        await UntilAsync(() => archived.Reason?.Contains("archived", StringComparison.Ordinal) == true);
        Assert.Equal(DraftState.Refused, archived.State);

        stored = SequenceSamples.Detail();
        fault = () => new ForbiddenException("This needs the role marketer.");
        await using var viewer = Begin();
        viewer.Push(Named("mine"));
        await UntilAsync(() => viewer.Reason?.Contains("marketer", StringComparison.Ordinal) == true);
        Assert.Equal(DraftState.Refused, viewer.State);
    }

    [Fact]
    public async Task Leaving_saves_what_still_waits()
    {
        var session = Begin();
        session.Push(Named("a"));
        session.Push(Named("b"));
        await UntilAsync(() => time.Waiting == 1);

        await session.DisposeAsync();

        Assert.Equal("b", saved[^1].Flow.Steps[0].Name);
    }

    [Fact]
    public async Task A_flush_waits_for_no_pause_and_says_when_it_failed()
    {
        await using var session = Begin();
        session.Push(Named("a"));
        session.Push(Named("b"));
        await UntilAsync(() => time.Waiting == 1);
        Assert.True(await session.FlushAsync());
        Assert.Equal("b", saved[^1].Flow.Steps[0].Name);

        fault = () => new TimeoutException();
        session.Push(Named("c"));
        await UntilAsync(() => time.Waiting == 1);
        Assert.False(await session.FlushAsync());
        Assert.Equal(DraftState.Offline, session.State);
    }

    private DraftSession Begin()
    {
        var session = new DraftSession(sequences, Mara, SequenceSamples.Detail(), time);
        session.Changed += () => states.Add(session.State);
        return session;
    }

    private static Flow Named(string name) => new([new EndStep("end") { Name = name }], "end");

    private async Task<int> Save(int? version, Flow flow)
    {
        await Task.Yield();
        if (fault() is { } failure)
        {
            throw failure;
        }

        if (version != stored.Version || stored.Status == SequenceStatus.Archived)
        {
            throw new ConflictException("Someone else changed this sequence in the meantime.");
        }

        saved.Add((version, flow));
        stored = stored with { Draft = flow, Version = stored.Version + 1 };
        return stored.Version;
    }

    /// <summary>The session goes on by itself; a test that waits in vain fails.</summary>
    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 2_000, "It did not come about.");
            await Task.Delay(5);
        }
    }
}
