using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery;

public sealed class ReportRulesTests
{
    private static readonly Instant Sent = Instant.FromUtc(2026, 3, 1, 9, 0);

    [Fact]
    public void The_state_after_a_set_of_reports_does_not_depend_on_their_order()
    {
        ReportKind[] kinds = [ReportKind.Accepted, ReportKind.Delivered, ReportKind.Failed, ReportKind.Opened];
        foreach (var start in new[] { MessageState.Sent, MessageState.Unknown })
        {
            var ends = Orders(kinds).Select(order => order.Aggregate(new MessageFate(start, true, null), (fate, kind) => ReportRules.After(fate, Report(kind), [])).State);

            Assert.Equal([MessageState.Delivered], ends.Distinct());
        }
    }

    [Theory]
    [InlineData(MessageState.Sent, ReportKind.Accepted, MessageState.Sent)]
    [InlineData(MessageState.Unknown, ReportKind.Accepted, MessageState.Sent)]
    [InlineData(MessageState.Planned, ReportKind.Accepted, MessageState.Sent)]
    [InlineData(MessageState.Planned, ReportKind.Failed, MessageState.Planned)]
    [InlineData(MessageState.Sent, ReportKind.BouncedSoft, MessageState.Failed)]
    [InlineData(MessageState.Unknown, ReportKind.InvalidAddress, MessageState.Failed)]
    [InlineData(MessageState.Delivered, ReportKind.Failed, MessageState.Delivered)]
    [InlineData(MessageState.Delivered, ReportKind.Accepted, MessageState.Delivered)]
    [InlineData(MessageState.Failed, ReportKind.Accepted, MessageState.Failed)]
    [InlineData(MessageState.Failed, ReportKind.Delivered, MessageState.Delivered)]
    [InlineData(MessageState.Sent, ReportKind.Read, MessageState.Delivered)]
    [InlineData(MessageState.Sent, ReportKind.Complained, MessageState.Sent)]
    public void A_state_goes_forward_alone(MessageState before, ReportKind kind, MessageState after)
        => Assert.Equal(after, ReportRules.After(new MessageFate(before, true, Sent), Report(kind), []).State);

    [Fact]
    public void A_message_that_never_left_is_not_moved_by_any_report()
        => Assert.All(Enum.GetValues<ReportKind>(), kind => Assert.Equal(MessageState.Planned, ReportRules.After(new MessageFate(MessageState.Planned, false, null), Report(kind), []).State));

    [Fact]
    public void A_program_opens_nothing_and_stands_in_the_history()
    {
        var events = new List<ReportedEvent>();

        var after = ReportRules.After(new MessageFate(MessageState.Sent, true, Sent), Report(ReportKind.Opened) with { Machine = true }, events);

        Assert.Null(after.OpenedAt);
        Assert.Equal(["delivered", "opened_machine"], events.Select(row => row.Type));
    }

    [Fact]
    public void What_closes_an_address_says_why()
        => Assert.Equal(
            [SuppressionReason.Bounced, SuppressionReason.Complained, SuppressionReason.OptedOut, SuppressionReason.Bounced],
            Enum.GetValues<ReportKind>().Select(ReportRules.Suppresses).OfType<SuppressionReason>());

    private static ProviderReport Report(ReportKind kind) => new("SM1", $"e{kind}", kind, Sent + Duration.FromMinutes(1)) { Words = "as said" };

    private static IEnumerable<ReportKind[]> Orders(ReportKind[] kinds)
        => kinds.Length == 0 ? [[]] : kinds.SelectMany(first => Orders([.. kinds.Where(kind => kind != first)]).Select(rest => (ReportKind[])[first, .. rest]));
}
