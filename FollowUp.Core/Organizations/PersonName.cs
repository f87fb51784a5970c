using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>The name of a member as shown to colleagues.</summary>
public static class PersonName
{
    public const int Longest = 100;

    /// <exception cref="InputException">Empty, too long, or more than one line; the field is <c>name</c>.</exception>
    public static string Checked(string name)
    {
        var trimmed = name.Trim();
        return trimmed.Length is >= 1 and <= Longest && !trimmed.Any(char.IsControl)
            ? trimmed
            : throw new InputException("name", $"must be 1 to {Longest} characters on one line");
    }
}
