using FollowUp.Core.Analytics;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>What failures with one cause have in common, written with the failure so that the database can count by it.</summary>
internal static class FailureWords
{
    public const int Longest = 200;

    public static string Of(string? code, string? reason)
    {
        var words = FailureReason.Of(reason);
        var all = code is { Length: > 0 } && !words.StartsWith(code, StringComparison.Ordinal) ? $"{code} {words}" : words;
        return all.Length > Longest ? all[..Longest] : all;
    }
}
