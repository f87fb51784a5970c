using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Delivery.Gates.Frequency;

/// <summary>Frequency caps in words and as lengths of time.</summary>
public static class CapWords
{
    /// <summary>The longest period.</summary>
    public static readonly Duration Longest = Length(CapPeriod.Month);

    public static Duration Length(CapPeriod period) => period switch
    {
        CapPeriod.Day => Duration.FromDays(1),
        CapPeriod.Week => Duration.FromDays(7),
        _ => Duration.FromDays(31),
    };

    /// <summary>"at most 3 sms messages a week".</summary>
    public static string Of(FrequencyCap cap)
        => string.Create(CultureInfo.InvariantCulture, $"at most {cap.Most} {(cap.Channel is { } channel ? $"{channel.ToString().ToLowerInvariant()} " : "")}{(cap.Most == 1 ? "message" : "messages")} a {cap.Per.ToString().ToLowerInvariant()}");

    /// <summary>"in the last 7 days".</summary>
    public static string Window(CapPeriod period) => period switch
    {
        CapPeriod.Day => "in the last 24 hours",
        CapPeriod.Week => "in the last 7 days",
        _ => "in the last 31 days",
    };
}
