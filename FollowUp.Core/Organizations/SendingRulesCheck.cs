using FollowUp.Core.Kernel;
using NodaTime.Text;

namespace FollowUp.Core.Organizations;

/// <summary>What sending rules may be.</summary>
public static class SendingRulesCheck
{
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
            .ToList();
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }

    private static bool IsWrong(int? number) => number is < 1 or > MostMessages;

    private static string Word(Channel channel) => channel.ToString().ToLowerInvariant();
}
