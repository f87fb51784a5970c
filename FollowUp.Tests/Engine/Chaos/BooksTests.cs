using FollowUp.Core.Delivery;
using FollowUp.Tests.Support.Chaos;

namespace FollowUp.Tests.Engine.Chaos;

/// <summary>The chaos notices what it is there to notice.</summary>
public sealed class BooksTests
{
    private static readonly Guid First = Guid.Parse("0195a000-0000-7000-8000-000000000001");

    [Fact]
    public void Books_in_order_have_no_problems()
    {
        Assert.Empty(Books(3, Steps(MessageState.Sent, 2), Steps(MessageState.Unknown, 1), Texts(MessageState.Planned, 4)).Problems((4, 4), (3, 3)));
        Assert.Empty(Reckoning.Of(["a", "b"], [Told("a"), Told("b")], Taken(("a", 1), ("b", 1))).Problems);
    }

    [Fact]
    public void A_step_whose_message_is_missing_is_noticed()
        => Assert.Contains("2 messages were planned by steps, but there are 1", Problem(Books(2, Steps(MessageState.Planned, 1)), 0, 0));

    [Fact]
    public void A_message_that_vanishes_is_noticed()
        => Assert.Contains("4 to 4 messages were written, but there are 3", Problem(Books(0, Texts(MessageState.Planned, 3)), 4, 0));

    [Fact]
    public void A_message_said_to_be_sent_that_nobody_took_is_noticed()
        => Assert.Contains("3 messages are said to be sent, but providers took 2", Problem(Books(0, Texts(MessageState.Sent, 3)), 3, 2));

    [Fact]
    public void A_message_that_was_taken_and_waits_to_be_sent_is_noticed_unless_its_account_tells_a_repeat()
    {
        Assert.Contains("Providers took 2 messages, but only 1 are known", Problem(Books(0, Texts(MessageState.Sent, 1), Texts(MessageState.Planned, 1)), 2, 2));
        Assert.Empty(Books(0, Texts(MessageState.Sent, 1), Texts(MessageState.Planned, 1) with { BoundToAccount = 1 }).Problems((2, 2), (2, 2)));
    }

    [Fact]
    public void A_message_taken_twice_is_named()
    {
        var reckoning = Reckoning.Of(["a"], [Told("a")], Taken(("a", 2)));

        Assert.Equal((1, 0), (reckoning.Twice, reckoning.Lost));
        Assert.Equal($"1 were taken twice or more: a 2 times as {First}.", Assert.Single(reckoning.Problems));
    }

    [Fact]
    public void Messages_that_reach_nobody_are_lost()
    {
        var reckoning = Reckoning.Of(["a", "b", "c"], [Told("a"), Told("b") with { State = MessageState.Failed }], Taken());

        Assert.Equal((0, 3), (reckoning.Twice, reckoning.Lost));
        Assert.Equal(3, reckoning.Problems.Count);
    }

    [Fact]
    public void What_nobody_asked_for_is_noticed()
    {
        Assert.Contains("were reached and not asked for: b", Assert.Single(Reckoning.Of(["a"], [Told("a")], Taken(("a", 1), ("b", 1))).Problems));
        Assert.Contains("have more than one message: a", Assert.Single(Reckoning.Of(["a"], [Told("a"), Told("a")], Taken(("a", 1))).Problems));
    }

    private static Census Books(long asked, params Census.Group[] groups) => new(asked, groups);

    private static Census.Group Steps(MessageState state, long count) => new(OriginKind.Enrollment, state, count, 0);

    private static Census.Group Texts(MessageState state, long count) => new(OriginKind.Test, state, count, 0);

    private static string Problem(Census census, int written, int reached) => Assert.Single(census.Problems((written, written), (reached, reached)));

    private static ToldMessage Told(string to) => new(First, MessageState.Sent, to, ChaosProviders.Twilio);

    private static Dictionary<string, int> Taken(params (string To, int Times)[] taken) => taken.ToDictionary(one => one.To, one => one.Times);
}
