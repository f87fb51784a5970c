using FollowUp.Core.Delivery;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Requests;
using NodaTime;

namespace FollowUp.Tests.Web.Pages;

public sealed class SendDecisionsTests
{
    [Fact]
    public void A_message_that_left_passed_every_rule_and_the_provider()
    {
        var decisions = Of(MessageState.Delivered, [Samples.Attempt("accepted", null, null)]);

        Assert.Equal(["Address known", "Data may be used", "Not on suppression list", "No opt-out to decide on", "Consent given", "As the contact chose", "Still wanted", "In time", "At an hour that suits", "Not too often for the contact", "Within the limits", "Provider account set up", "Provider accepted"], decisions.Select(decision => decision.Rule));
        Assert.All(decisions, decision => Assert.Equal(DecisionOutcome.Passed, decision.Outcome));
    }

    [Fact]
    public void A_refusal_of_the_provider_stands_last_with_its_words()
    {
        var decisions = Of(MessageState.Failed, [Samples.Attempt("deferred", "421", "Later"), Samples.Attempt("rejected", "550 5.7.1", "Not authorised", 2)]);

        Assert.Equal(new Decision("Provider accepted", DecisionOutcome.Stopped, "550 5.7.1 Not authorised"), decisions[^1]);
        Assert.All(decisions.SkipLast(1), decision => Assert.Equal(DecisionOutcome.Passed, decision.Outcome));
    }

    [Fact]
    public void Rules_after_the_one_that_decided_were_not_asked()
    {
        var decisions = Of(MessageState.Skipped, verdicts: [Samples.Verdict("suppression", "skip", "The address opted out.")]);

        Assert.Equal(["Address known", "Data may be used", "Not on suppression list"], decisions.Select(decision => decision.Rule));
        Assert.Equal((DecisionOutcome.Stopped, "The address opted out."), (decisions[^1].Outcome, decisions[^1].Detail));
    }

    [Fact]
    public void A_hold_says_when_it_is_looked_at_again()
    {
        var decisions = Of(MessageState.Planned, verdicts: [Samples.Verdict("still wanted", "defer", "The campaign is paused.", Samples.At + Duration.FromMinutes(15))]);

        Assert.Equal(new Decision("Still wanted", DecisionOutcome.Waits, "The campaign is paused. Looked at again in 15 min."), decisions[^1]);
    }

    [Fact]
    public void A_hold_that_was_lifted_says_nothing_any_more()
    {
        var decisions = Of(
            MessageState.Sent,
            [Samples.Attempt("accepted", null, null, at: Samples.At)],
            [Samples.Verdict("still wanted", "defer", "The campaign is paused.", at: Samples.At - Duration.FromHours(1))]);

        Assert.All(decisions, decision => Assert.Equal(DecisionOutcome.Passed, decision.Outcome));
    }

    [Fact]
    public void Without_an_account_the_message_waits_for_one()
    {
        var decisions = Of(MessageState.Planned, verdicts: [Samples.Verdict("route", "defer", "No email account is set up.")]);

        Assert.Equal(("Provider account set up", DecisionOutcome.Waits), (decisions[^1].Rule, decisions[^1].Outcome));
    }

    [Fact]
    public void Nobody_was_asked_about_a_message_whose_time_has_not_come() => Assert.Empty(Of(MessageState.Planned));

    [Fact]
    public void A_message_between_two_tries_waits_for_the_next()
        => Assert.Equal(DecisionOutcome.Waits, Of(MessageState.Planned, [Samples.Attempt("deferred", "421", "Later")])[^1].Outcome);

    [Fact]
    public void A_message_cancelled_by_hand_was_no_longer_wanted()
    {
        var decision = Assert.Single(Of(MessageState.Cancelled));

        Assert.Equal(("Still wanted", DecisionOutcome.Stopped), (decision.Rule, decision.Outcome));
    }

    private static IReadOnlyList<Decision> Of(MessageState state, IReadOnlyList<Attempt>? attempts = null, IReadOnlyList<VerdictRecord>? verdicts = null)
        => SendDecisions.Of(Samples.Message(Samples.View(state), attempts, verdicts), Samples.At, DateTimeZone.Utc);
}
