using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Web.Features;
using FollowUp.Web.Features.Requests;

namespace FollowUp.Tests.Web.Pages;

public sealed class CausesTests
{
    [Theory]
    [InlineData("rejected", "535 5.7.8", "Authentication failed", "refused the user name", Links.EmailAccount)]
    [InlineData("rejected", "550 5.7.1", "SPF check failed", "SPF and DKIM", Links.EmailAccount)]
    [InlineData("deferred", null, "Connection refused", "could not be reached", Links.EmailAccount)]
    [InlineData("rejected", "552 5.2.2", "Mailbox full", "mailbox is full", null)]
    [InlineData("rejected", "template", "The template does not render.", "template cannot be filled in", "/templates")]
    public void What_a_provider_said_becomes_a_cause_with_its_fix(string outcome, string? code, string reason, string words, string? href)
    {
        var cause = Of(MessageState.Failed, Samples.Attempt(outcome, code, reason));

        Assert.Contains(words, cause!.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(href, cause.FixHref);
    }

    [Fact]
    public void A_mailbox_that_does_not_exist_leads_to_the_contact()
        => Assert.Equal(Links.Contact(Samples.Row().ContactId), Of(MessageState.Failed, Samples.Attempt("rejected", "550 5.1.1", "User unknown"))!.FixHref);

    [Fact]
    public void An_unknown_outcome_warns_that_it_may_arrive_twice() => Assert.Contains("twice", Of(MessageState.Unknown)!.Text, StringComparison.Ordinal);

    [Fact]
    public void A_message_that_left_has_no_cause() => Assert.Null(Of(MessageState.Delivered, Samples.Attempt("accepted", null, null)));

    [Fact]
    public void A_paused_campaign_is_named_and_linked()
    {
        var message = Samples.Message(Samples.View(MessageState.Planned), verdicts: [Samples.Verdict("still wanted", "defer", "The campaign is paused.")]);
        var cause = Causes.Of(Samples.Detail(Samples.Row(RequestStatus.Queued), SequenceStatus.Paused, message.Message), message);

        Assert.Equal(Links.Campaign(Samples.Campaign().Id), cause!.FixHref);
    }

    private static Cause? Of(MessageState state, params Attempt[] attempts)
        => Causes.Of(Samples.Detail(Samples.Row(RequestStatus.Failed)), Samples.Message(Samples.View(state), attempts));
}
