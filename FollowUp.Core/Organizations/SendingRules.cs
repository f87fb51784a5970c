using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>When and how much an organization sends, by channel.</summary>
/// <param name="Quiet">Hours in which nothing leaves, in the contact's zone; a channel that is not there has none.</param>
/// <param name="Limits">A channel that is not there has none.</param>
public sealed record SendingRules(IReadOnlyDictionary<Channel, QuietHours> Quiet, IReadOnlyDictionary<Channel, SendingLimit> Limits)
{
    /// <summary>Text messages rest from 21:00 to 08:00 and are at most 100 an hour; e-mail is free.</summary>
    public static readonly SendingRules Default = new(
        new Dictionary<Channel, QuietHours> { [Channel.Sms] = new("21:00", "08:00") },
        new Dictionary<Channel, SendingLimit> { [Channel.Sms] = new(100, null) });
}

/// <summary>Such as 21:00 to 08:00.</summary>
public sealed record QuietHours(string From, string To);

/// <summary>Most messages an hour, in any 60 minutes, and a day, in the organization's zone; null: no limit.</summary>
public sealed record SendingLimit(int? PerHour, int? PerDay);
