using System.Text;

namespace FollowUp.Web.Components.Shared;

/// <summary>From <see cref="IconName"/> to what the font calls it.</summary>
public static class IconNames
{
    private static readonly string[] Ligatures = [.. Enum.GetNames<IconName>().Select(ToSnakeCase)];

    /// <summary>The ligature that draws the icon, such as <c>done_all</c>.</summary>
    public static string Ligature(this IconName name) => Ligatures[(int)name];

    private static string ToSnakeCase(string pascal)
    {
        StringBuilder text = new();
        foreach (char letter in pascal)
        {
            if (text.Length > 0 && (char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
