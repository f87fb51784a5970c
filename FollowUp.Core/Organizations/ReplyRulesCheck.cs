using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>What words and answers may be.</summary>
public static class ReplyRulesCheck
{
    public const int LongestText = 320;
    public const int LongestWord = 40;
    private const int MostWords = 50;

    /// <returns>The rules with words trimmed.</returns>
    /// <exception cref="InputException">Names the field.</exception>
    public static ReplyRules Checked(ReplyRules rules)
    {
        var errors = new List<InputError>();
        var stops = Words("stopWords", rules.StopWords, [], errors);
        var starts = Words("startWords", rules.StartWords, stops, errors);
        var helps = Words("helpWords", rules.HelpWords, [.. stops, .. starts], errors);
        Text("stopText", rules.StopText, errors);
        Text("helpText", rules.HelpText, errors);
        return errors.Count > 0
            ? throw new InputException(errors)
            : new ReplyRules { StopWords = stops, StartWords = starts, HelpWords = helps, StopText = rules.StopText.Trim(), HelpText = rules.HelpText.Trim() };
    }

    private static List<string> Words(string field, IReadOnlyList<string>? words, IReadOnlyList<string> taken, List<InputError> errors)
    {
        var trimmed = (words ?? []).Select(word => word?.Trim() ?? "").ToList();
        if (trimmed.Count > MostWords)
        {
            errors.Add(new InputError(field, $"must be at most {MostWords} words"));
        }
        else if (trimmed.Any(word => word.Length is 0 or > LongestWord || !word.Any(char.IsLetterOrDigit)))
        {
            errors.Add(new InputError(field, $"must be words of 1 to {LongestWord} characters with a letter or digit"));
        }
        else if (trimmed.Intersect(taken, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } twice)
        {
            errors.Add(new InputError(field, $"“{twice}” already means something else"));
        }

        return trimmed;
    }

    private static void Text(string field, string? text, List<InputError> errors)
    {
        if (text is null || text.Length > LongestText)
        {
            errors.Add(new InputError(field, $"must be at most {LongestText} characters"));
        }
    }
}
