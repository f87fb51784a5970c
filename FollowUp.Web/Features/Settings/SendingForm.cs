using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Web.Features.Settings;

/// <summary>Sending rules of one channel as they are typed.</summary>
public sealed class SendingForm
{
    private const string Time = "HH:mm";

    public Channel Channel { get; private init; }

    public string Words => Channel switch
    {
        Channel.Email => "Email",
        Channel.Sms => "SMS",
        _ => Channel.ToString(),
    };

    public bool HasQuiet { get; set; }

    public TimeOnly? From { get; set; } = new TimeOnly(21, 0);

    public TimeOnly? To { get; set; } = new TimeOnly(8, 0);

    public int? PerHour { get; set; }

    public int? PerDay { get; set; }

    /// <summary>Null takes them away.</summary>
    public QuietHours? Quiet => HasQuiet ? new QuietHours(Text(From), Text(To)) : null;

    /// <summary>Null takes it away.</summary>
    public SendingLimit? Limit => PerHour is null && PerDay is null ? null : new SendingLimit(PerHour, PerDay);

    public static SendingForm Of(Channel channel, SendingRules rules)
    {
        var form = new SendingForm { Channel = channel };
        if (rules.Quiet.GetValueOrDefault(channel) is { } quiet)
        {
            (form.HasQuiet, form.From, form.To) = (true, Read(quiet.From), Read(quiet.To));
        }

        (form.PerHour, form.PerDay) = (rules.Limits.GetValueOrDefault(channel)?.PerHour, rules.Limits.GetValueOrDefault(channel)?.PerDay);
        return form;
    }

    private static string Text(TimeOnly? time) => time?.ToString(Time, CultureInfo.InvariantCulture) ?? "";

    private static TimeOnly Read(string text) => TimeOnly.ParseExact(text, Time, CultureInfo.InvariantCulture);
}
