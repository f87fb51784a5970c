using System.Globalization;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>What topics may be.</summary>
public static class PreferenceRulesCheck
{
    public const int MostTopics = 20;
    public const int LongestKey = 40;
    public const int LongestName = 60;
    public const int LongestDescription = 120;

    /// <returns>The rules with texts trimmed.</returns>
    /// <exception cref="InputException">Names the field.</exception>
    public static PreferenceRules Checked(PreferenceRules rules)
    {
        var topics = (rules.Topics ?? []).Select(topic => new Topic(topic?.Key?.Trim() ?? "", topic?.Name?.Trim() ?? "", string.IsNullOrWhiteSpace(topic?.Description) ? null : topic.Description.Trim())).ToList();
        var errors = topics.Count > MostTopics ? [new InputError("topics", $"must be at most {MostTopics}")] : topics.SelectMany(Wrong).ToList();
        if (errors.Count == 0 && topics.GroupBy(topic => topic.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            errors.Add(new InputError("topics", $"has “{twice.Key}” twice"));
        }

        return errors.Count > 0 ? throw new InputException(errors) : rules with { Topics = topics };
    }

    public static bool IsKey(string? text)
        => text is { Length: > 0 and <= LongestKey } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static IEnumerable<InputError> Wrong(Topic topic, int index)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"topics[{index}]");
        if (!IsKey(topic.Key))
        {
            yield return new InputError($"{place}.key", $"must be 1 to {LongestKey} lower-case letters, digits and hyphens");
        }

        if (topic.Name.Length is 0 or > LongestName)
        {
            yield return new InputError($"{place}.name", $"must be 1 to {LongestName} characters");
        }

        if (topic.Description?.Length > LongestDescription)
        {
            yield return new InputError($"{place}.description", $"must be at most {LongestDescription} characters");
        }
    }
}
