using System.Text.RegularExpressions;

namespace FollowUp.Core.Analytics;

/// <summary>Makes the words of providers comparable, so that one cause is one line however many contacts it hit.</summary>
public static partial class FailureReason
{
    private const int Longest = 160;

    /// <summary>The reason without addresses, numbers of messages and the like.</summary>
    public static string Of(string? words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return "The provider gave no reason.";
        }

        var plain = Spaces().Replace(Ids().Replace(Addresses().Replace(words, ""), ""), " ").Trim(' ', ':', ';', '-', ',');
        plain = plain.Length == 0 ? words.Trim() : plain;
        return plain.Length > Longest ? plain[..(Longest - 1)] + "…" : plain;
    }

    [GeneratedRegex(@"<?[^\s<>]+@[^\s<>,;:]+>?[,:;]?")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[\[(][^\])]*[\])]|\b(?=[0-9A-Za-z]*[0-9])(?=[0-9A-Za-z]*[A-Za-z])[0-9A-Za-z]{10,}\b|\+\d{7,15}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
