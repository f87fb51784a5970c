using System.Globalization;

namespace FollowUp.Core.Sequences.Editing;

/// <summary>Ids of new steps: <c>sms1</c>, <c>wait2</c>.</summary>
public static class FreshId
{
    /// <param name="taken">Ids that steps have or had: an id that comes back would be taken for the same step by those inside an older version.</param>
    public static string Of(string prefix, IReadOnlySet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
            if (!taken.Contains(id))
            {
                return id;
            }
        }
    }

    /// <summary>The part of an id before its number.</summary>
    public static string Prefix(string id) => id.TrimEnd("0123456789".ToCharArray()) is { Length: > 0 and <= 30 } prefix ? prefix : "step";
}
