using System.Globalization;
using System.Text;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Media;

/// <summary>What may be uploaded.</summary>
public static class MediaRules
{
    /// <summary>Bytes of one file: the largest that any channel takes, see <see cref="MediaLimits"/>.</summary>
    public const int LargestFile = 16 * 1024 * 1024;

    public const int LongestName = 120;

    private const string Field = "file";

    /// <returns>The name in one spelling, and the kind.</returns>
    /// <exception cref="InputException">It cannot be taken; the words name the file.</exception>
    public static (string Name, MediaKind Kind) Check(string name, ReadOnlyMemory<byte> content)
    {
        name = CheckName(name);
        CheckSize(name, content.Length);
        var kind = MediaFormat.Of(content) ?? throw new InputException(
            Field, $"“{name}” is of a kind that cannot be sent; choose pictures, PDF, Office documents, MP4, MP3, Ogg, calendar entries, visiting cards or plain text");

        // A table as text is text with commas: only its name tells.
        kind = kind == MediaKinds.Plain && MediaKinds.Csv.Fits(name) ? MediaKinds.Csv : kind;
        return kind.Fits(name) ? (name, kind)
            : throw new InputException(Field, $"“{name}” holds {kind.Words}; its name must end in {string.Join(" or ", kind.Extensions)}");
    }

    /// <exception cref="InputException">It is empty or too large; the words name the file.</exception>
    public static void CheckSize(string name, long size)
    {
        if (size is 0 or > LargestFile)
        {
            throw new InputException(Field, size == 0 ? $"“{name}” is empty" : $"“{name}” has {Size(size)}; a file may have at most {Size(LargestFile)}");
        }
    }

    /// <summary>Bytes for people: 640 KB, 5 MB. Rounded up, so that what is over a limit never looks as if it were at it.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 102.4) / 10:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 10485.76) / 100:0.##} MB"),
    };

    private static string CheckName(string name)
    {
        // Some browsers once sent the whole path.
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl) || !IsWhole(name))
        {
            throw new InputException(Field, $"must have a name of 1 to {LongestName} characters");
        }

        return name.Normalize(NormalizationForm.FormC);
    }

    private static bool IsWhole(string name) => !name.EnumerateRunes().Contains(Rune.ReplacementChar);
}
