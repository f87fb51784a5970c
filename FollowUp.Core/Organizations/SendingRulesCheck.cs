using System.Globalization;
using FollowUp.Core.Kernel;
using NodaTime.Text;

namespace FollowUp.Core.Organizations;

/// <summary>What sending rules may be.</summary>
public static class SendingRulesCheck
{
    /// <summary>Frequency caps of an organization.</summary>
    public const int MostCaps = 12;

    /// <summary>Messages to one contact that a cap may allow.</summary>
    public const int MostCapped = 1000;

    private const int MostMessages = 10_000_000;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    /// <exception cref="InputException">Names the field.</exception>
    public static void Check(SendingRules rules)
    {
        var errors = rules.Quiet
            .Where(pair => pair.Value.From is null || pair.Value.To is null || !Time.Parse(pair.Value.From).Success || !Time.Parse(pair.Value.To).Success || pair.Value.From == pair.Value.To)
            .Select(pair => new InputError($"quietHours.{Word(pair.Key)}", "must have two different times such as 21:00 and 08:00"))
            .Concat(rules.Limits.Where(pair => IsWrong(pair.Value.PerHour) || IsWrong(pair.Value.PerDay))
                .Select(pair => new InputError($"limits.{Word(pair.Key)}", $"must be numbers from 1 to {MostMessages}")))
            .Concat(Caps(rules.Caps ?? []))
            .ToList();
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }

    private static IEnumerable<InputError> Caps(IReadOnlyList<FrequencyCap> caps)
    {
        if (caps.Count > MostCaps)
        {
            yield return new InputError("frequencyCaps", $"must be at most {MostCaps}");
        }

        for (var index = 0; index < Math.Min(caps.Count, MostCaps); index++)
        {
            var (cap, at) = (caps[index], index.ToString(CultureInfo.InvariantCulture));
            if (cap.Most is < 1 or > MostCapped)
            {
                yield return new InputError($"frequencyCaps[{at}].most", $"must be a number from 1 to {MostCapped}");
            }

            if (caps.Take(index).Any(other => other.Channel == cap.Channel && other.Per == cap.Per))
            {
                yield return new InputError($"frequencyCaps[{at}].per", "is there already for this channel: a channel has one cap a day, one a week and one a month");
            }
        }
    }

    private static bool IsWrong(int? number) => number is < 1 or > MostMessages;

    private static string Word(Channel channel) => channel.ToString().ToLowerInvariant();
}
