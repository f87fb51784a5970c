using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Consent;

public sealed class ConsentGateTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 1, 9, 0);
    private static readonly Instant Past = Now - Duration.FromDays(1);
    private static readonly Instant Future = Now + Duration.FromDays(1);

    [Theory]

    // Marketing, as an organization that never changed its rules asks for it.
    [InlineData("email", "marketing", null, null, null, "allow")]
    [InlineData("email", "marketing", "given", "implied", null, "allow")]
    [InlineData("email", "marketing", "given", "implied", "past", "skip")]
    [InlineData("email", "marketing", "pending", null, null, "skip")]
    [InlineData("email", "marketing", "withdrawn", null, null, "skip")]
    [InlineData("email", "marketing", "erased", null, null, "skip")]
    [InlineData("sms", "marketing", null, null, null, "skip")]
    [InlineData("sms", "marketing", "given", "implied", null, "skip")]
    [InlineData("sms", "marketing", "given", "verbal", null, "skip")]
    [InlineData("sms", "marketing", "given", "expressWritten", null, "allow")]
    [InlineData("sms", "marketing", "given", "expressWritten", "future", "allow")]
    [InlineData("sms", "marketing", "given", "expressWritten", "past", "skip")]
    [InlineData("sms", "marketing", "withdrawn", null, null, "skip")]
    [InlineData("whatsApp", "marketing", null, null, null, "skip")]
    [InlineData("whatsApp", "marketing", "given", "expressWritten", null, "allow")]

    // Not declared: only a withdrawal and an open confirmation stop it.
    [InlineData("sms", null, null, null, null, "allow")]
    [InlineData("sms", null, "given", "implied", "past", "allow")]
    [InlineData("sms", null, "withdrawn", null, null, "skip")]
    [InlineData("sms", null, "pending", null, null, "skip")]
    [InlineData("email", null, "erased", null, null, "allow")]

    // Transactional asks for nothing, and what is said of marketing does not concern it.
    [InlineData("sms", "transactional", null, null, null, "allow")]
    [InlineData("sms", "transactional", "withdrawn", null, null, "allow")]
    [InlineData("email", "transactional", "pending", null, null, "allow")]
    public void Marketing_needs_what_its_channel_asks_for(string channel, string? purpose, string? decision, string? basis, string? expires, string expected)
    {
        var known = decision is null ? null : new KnownConsent(Read<ConsentDecision>(decision)!.Value, Read<ConsentBasis>(basis), expires switch { "past" => Past, "future" => Future, _ => null }, Guid.Empty, 7);
        var standing = new ConsentStanding(Read<ConsentPurpose>(purpose), ConsentRules.Default.Of(Read<Channel>(channel)!.Value), known, null);

        Assert.Equal(expected, Word(Check(standing, Read<Channel>(channel)!.Value)));
    }

    [Fact]
    public void Transactional_is_stopped_by_a_withdrawal_of_its_own_and_needs_what_the_rule_says()
    {
        var withdrawn = new KnownConsent(ConsentDecision.Withdrawn, null, null, Guid.Empty, 7);
        Assert.Equal("skip", Word(Check(new ConsentStanding(ConsentPurpose.Transactional, new ChannelConsent(null), null, withdrawn))));
        Assert.Equal("skip", Word(Check(new ConsentStanding(ConsentPurpose.Transactional, new ChannelConsent(null, ConsentBasis.Verbal), null, null))));
        Assert.Equal("allow", Word(Check(new ConsentStanding(ConsentPurpose.Transactional, new ChannelConsent(null, ConsentBasis.Implied), null, null))));
    }

    [Fact]
    public void A_verdict_names_purpose_needed_and_found_basis_and_the_line()
    {
        var known = new KnownConsent(ConsentDecision.Given, ConsentBasis.Verbal, Future, Guid.Empty, 42);
        var skip = Assert.IsType<Verdict.Skip>(Check(new ConsentStanding(ConsentPurpose.Marketing, new ChannelConsent(ConsentBasis.ExpressWritten), known, null)));

        Assert.Equal("Consent to marketing by SMS is verbal; it must be express written.", skip.Reason);
        Assert.Equal("purpose marketing, needed express written, found given verbal, until 2026-03-02T09:00:00Z (ledger line 42)", skip.Input);
    }

    [Fact]
    public void On_trial_missing_consent_is_noted_and_a_withdrawal_still_stops()
    {
        var trial = new ChannelConsent(ConsentBasis.ExpressWritten, null, Shadow: true);

        Assert.IsType<Verdict.Shadow>(Check(new ConsentStanding(ConsentPurpose.Marketing, trial, null, null)));
        Assert.IsType<Verdict.Skip>(Check(new ConsentStanding(ConsentPurpose.Marketing, trial, new KnownConsent(ConsentDecision.Withdrawn, null, null, Guid.Empty, 1), null)));
        var shadows = new List<(IGate Gate, Verdict.Shadow Verdict)>();
        Assert.Null(new GateChain().Check(new GateContext(Message(new ConsentStanding(ConsentPurpose.Marketing, trial, null, null)), "+46701234567", null, Now), shadows));
        Assert.Equal("consent", Assert.Single(shadows).Gate.Name);
    }

    [Fact]
    public void What_could_not_be_read_waits_and_what_this_version_does_not_know_stops()
    {
        Assert.Equal(Now + ConsentGate.Rest, Assert.IsType<Verdict.Defer>(Check(null)).Until);
        Assert.Equal("skip", Word(Check(new ConsentStanding(ConsentPurpose.Marketing, new ChannelConsent(ConsentBasis.Implied), new KnownConsent((ConsentDecision)99, null, null, Guid.Empty, 1), null))));
    }

    [Theory]
    [InlineData(OriginKind.System)]
    [InlineData(OriginKind.Test)]
    public void Mails_of_the_product_itself_need_none(OriginKind origin)
        => Assert.IsType<Verdict.Allow>(new ConsentGate().Check(new GateContext(Message(null) with { Origin = origin }, "a@example.com", null, Now)));

    private static Verdict Check(ConsentStanding? standing, Channel channel = Channel.Sms)
        => new ConsentGate().Check(new GateContext(Message(standing) with { Channel = channel }, "address", null, Now));

    private static QueuedMessage Message(ConsentStanding? standing)
        => new(Guid.Empty, Guid.Empty, OriginKind.Enrollment, Guid.Empty, "one", Lane.Sequence, Channel.Sms, "address", null, null, null, "{}", "", 0, Now, Future, Standing.Good) { Consent = standing };

    private static T? Read<T>(string? text)
        where T : struct, Enum => text is null ? null : Enum.Parse<T>(text, ignoreCase: true);

    private static string Word(Verdict verdict) => verdict.GetType().Name.ToLowerInvariant();
}
