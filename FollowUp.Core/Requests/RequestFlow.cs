using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Core.Requests;

/// <summary>
/// Builds a campaign's flow: wait the delay, ask on its channels, remind so and so long after the first sending, then
/// rest until the request expires. Step ids tell the round: <c>ask_email</c> is round 0, <c>remind2_sms</c> round 2.
/// </summary>
public static class RequestFlow
{
    /// <summary>The last wait: nothing more is sent, and the request stays open until it expires.</summary>
    public const string Open = "open";

    private const string Delay = "delay";
    private const string End = "end";
    private const string NotSent = "not_sent";

    public static Flow Build(RequestCampaign campaign)
    {
        var asks = Channels(campaign.Channel).Select(channel => StepId(0, channel)).ToList();
        var steps = new List<Step> { new WaitStep(Delay, asks[0], campaign.Delay) };
        var reminders = campaign.ReminderEnabled ? campaign.MaxReminders : 0;
        for (var round = 0; round <= reminders; round++)
        {
            var after = round < reminders ? WaitId(round + 1) : Open;
            steps.AddRange(Sends(campaign, round, after));
            if (round < reminders)
            {
                steps.Add(new WaitStep(after, StepId(round + 1, Channels(campaign.Channel)[0]), campaign.ReminderDelay * (round + 1), Since: asks, Else: NotSent));
            }
        }

        // The enrollment's own expiry comes first; the wait only keeps the request open until then.
        steps.Add(new WaitStep(Open, End, campaign.Expiry + TimeSpan.FromDays(1), Since: asks, Else: NotSent));
        steps.Add(new EndStep(End));
        steps.Add(new EndStep(NotSent, NotSent));
        return new Flow(steps, Delay) { Settings = new FlowSettings { Purpose = campaign.Purpose == ConsentPurpose.Marketing ? FlowSettings.Marketing : FlowSettings.Transactional } };
    }

    /// <summary>0 for the request itself, 1 for the first reminder; null for a slot that is neither, such as a resend.</summary>
    public static int? Round(string slot)
    {
        var name = slot.AsSpan(0, slot.IndexOf('_') is var end and > 0 ? end : slot.Length);
        if (name is "ask")
        {
            return 0;
        }

        return name.StartsWith("remind") && int.TryParse(name["remind".Length..], out var round) ? round : null;
    }

    /// <summary>The round a wait step leads to, when it is the wait before a reminder.</summary>
    public static int? RoundAfter(string waitStepId)
        => waitStepId.StartsWith("before", StringComparison.Ordinal) && int.TryParse(waitStepId.AsSpan("before".Length), out var round) ? round : null;

    /// <summary>Where an enrollment stands while the fate of its first messages is open.</summary>
    public static string StepAfterAsking(Flow flow) => flow.Find(WaitId(1)) is null ? Open : WaitId(1);

    private static IEnumerable<SendStep> Sends(RequestCampaign campaign, int round, string after)
    {
        var channels = Channels(campaign.Channel);
        for (var index = 0; index < channels.Count; index++)
        {
            var next = index + 1 < channels.Count ? StepId(round, channels[index + 1]) : after;
            yield return new SendStep(StepId(round, channels[index]), channels[index], TemplateOf(campaign, round, channels[index]), next);
        }
    }

    private static Guid TemplateOf(RequestCampaign campaign, int round, Channel channel)
    {
        var first = channel == Channel.Email ? campaign.EmailTemplateId : campaign.SmsTemplateId;
        var reminder = channel == Channel.Email ? campaign.ReminderEmailTemplateId : campaign.ReminderSmsTemplateId;
        return (round == 0 ? first : reminder ?? first)
            ?? throw new InvalidOperationException($"The campaign has no {channel} template.");
    }

    private static IReadOnlyList<Channel> Channels(RequestChannel channel) => channel switch
    {
        RequestChannel.Email => [Channel.Email],
        RequestChannel.Sms => [Channel.Sms],
        _ => [Channel.Email, Channel.Sms],
    };

    private static string StepId(int round, Channel channel)
        => $"{(round == 0 ? "ask" : $"remind{round}")}_{channel.ToString().ToLowerInvariant()}";

    private static string WaitId(int round) => $"before{round}";
}
