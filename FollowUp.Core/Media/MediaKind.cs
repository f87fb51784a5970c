namespace FollowUp.Core.Media;

/// <summary>A kind of file that messages may take along.</summary>
/// <param name="ContentType">The media type (iana.org/assignments/media-types).</param>
/// <param name="Words">Its name for people, as in "holds a PNG picture".</param>
/// <param name="Extensions">Ends its name may have, the usual one first: mail programs open files by them.</param>
public sealed record MediaKind(string ContentType, string Words, params IReadOnlyList<string> Extensions)
{
    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    public bool Fits(string name) => Extensions.Any(extension => name.Length > extension.Length && name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
