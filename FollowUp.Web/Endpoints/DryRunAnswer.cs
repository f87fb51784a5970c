using FollowUp.Core.Simulation;

namespace FollowUp.Web.Endpoints;

/// <param name="Days">How far back; 7 when left out, 30 at most.</param>
/// <param name="Published">The published version instead of the draft.</param>
internal sealed record DryRunBody(int? Days = null, bool Published = false, EngagementBody? Engagement = null)
{
    public const int UsualDays = 7;
}

/// <param name="Events">Events that were looked at.</param>
/// <param name="Cut">There were more; the later ones are left out.</param>
/// <param name="Entered">Enrollments that would have been made.</param>
/// <param name="Hours">Sends by hour and channel; hours without any are left out.</param>
internal sealed record DryRunAnswer(
    DateTimeOffset From, DateTimeOffset To, string TimeZone, int Events, bool Cut, int Entered, int Contacts, IEnumerable<DryRunReason> NotEntered, IEnumerable<DryRunReason> Ended,
    IEnumerable<DryRunHourAnswer> Hours, IEnumerable<DryRunChannelAnswer> Channels, IEnumerable<DryRunMessagesAnswer> Held, IEnumerable<DryRunMessagesAnswer> Skipped)
{
    public static DryRunAnswer Of(DryRunResult result) => new(
        result.From.ToDateTimeOffset(), result.To.ToDateTimeOffset(), result.TimeZone, result.Events, result.Cut, result.Entered, result.Contacts, result.NotEntered, result.Ended,
        result.Hours.Select(hour => new DryRunHourAnswer(hour.Start.ToDateTimeOffset(), ApiText.Of(hour.Channel), hour.Messages)),
        result.Channels.Select(DryRunChannelAnswer.Of),
        result.Held.Select(DryRunMessagesAnswer.Of), result.Skipped.Select(DryRunMessagesAnswer.Of));
}

internal sealed record DryRunHourAnswer(DateTimeOffset Start, string Channel, int Messages);

/// <param name="Cost">What they would cost at today's prices, a sum for each currency.</param>
/// <param name="Unpriced">Messages that no price is known for.</param>
/// <param name="Pretended">They go to the Sandbox: nobody is paid.</param>
internal sealed record DryRunChannelAnswer(string Channel, int Messages, IEnumerable<MoneyAnswer> Cost, int Unpriced, bool Pretended)
{
    public static DryRunChannelAnswer Of(DryRunChannel channel) => new(ApiText.Of(channel.Channel), channel.Messages, channel.Cost.Select(MoneyAnswer.Of), channel.Unpriced, channel.Pretended);
}

/// <param name="Reason">What the rule says.</param>
internal sealed record DryRunMessagesAnswer(string Step, string Channel, string Reason, int Count)
{
    public static DryRunMessagesAnswer Of(DryRunMessages messages) => new(messages.Step, ApiText.Of(messages.Channel), messages.Reason, messages.Count);
}
