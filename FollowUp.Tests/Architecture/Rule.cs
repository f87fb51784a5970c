namespace FollowUp.Tests.Architecture;

/// <summary>Says all that breaks a rule at once.</summary>
internal static class Rule
{
    public static void Holds<T>(IEnumerable<T> violations)
    {
        var found = violations.Select(violation => violation?.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{found.Count} break the rule:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
        }
    }
}
