using System.Text.Json.Serialization;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>When, how much and how an organization sends, by channel.</summary>
/// <param name="Quiet">Hours in which nothing leaves, in the contact's zone; a channel that is not there has none.</param>
/// <param name="Limits">A channel that is not there has none.</param>
public sealed record SendingRules(IReadOnlyDictionary<Channel, QuietHours> Quiet, IReadOnlyDictionary<Channel, SendingLimit> Limits)
{
    /// <summary>Web addresses in text messages are not shortened: they stand there as links of e-mails do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LongLinks { get; init; }

    /// <summary>How much one contact gets at most of everything together; null: as much as comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FrequencyCap>? Caps { get; init; }

    /// <summary>With the rules of the channels that are named; null takes one away.</summary>
    /// <param name="caps">All there shall be; null leaves them.</param>
    /// <exception cref="InputException">A rule cannot be kept; names the field.</exception>
    public SendingRules With(IReadOnlyDictionary<Channel, QuietHours?>? quiet, IReadOnlyDictionary<Channel, SendingLimit?>? limits, IReadOnlyList<FrequencyCap>? caps = null)
    {
        var changed = this with { Quiet = Merge(Quiet, quiet), Limits = Merge(Limits, limits), Caps = caps switch { null => Caps, { Count: 0 } => null, _ => caps } };
        SendingRulesCheck.Check(changed);
        return changed;
    }

    private static Dictionary<Channel, T> Merge<T>(IReadOnlyDictionary<Channel, T> current, IReadOnlyDictionary<Channel, T?>? change)
        where T : class
    {
        var merged = new Dictionary<Channel, T>(current);
        foreach (var (channel, rule) in change ?? new Dictionary<Channel, T?>())
        {
            merged.Remove(channel);
            if (rule is not null)
            {
                merged[channel] = rule;
            }
        }

        return merged;
    }

    /// <summary>SMS and WhatsApp rest from 21:00 to 08:00 and are at most 100 an hour each; e-mail is free.</summary>
    public static readonly SendingRules Default = new(
        new Dictionary<Channel, QuietHours> { [Channel.Sms] = new("21:00", "08:00"), [Channel.WhatsApp] = new("21:00", "08:00") },
        new Dictionary<Channel, SendingLimit> { [Channel.Sms] = new(100, null), [Channel.WhatsApp] = new(100, null) });
}
