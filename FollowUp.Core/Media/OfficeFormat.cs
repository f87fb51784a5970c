using System.IO.Compression;
using System.Runtime.InteropServices;

namespace FollowUp.Core.Media;

/// <summary>Tells documents that are archives (ECMA-376 part 2) from archives that are not documents.</summary>
internal static class OfficeFormat
{
    /// <returns>Null for another archive, and for a document that runs macros.</returns>
    public static MediaKind? Of(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(Stream(content), ZipArchiveMode.Read);
            var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return !names.Contains("[Content_Types].xml") || names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? null
                : names.Contains("word/document.xml") ? MediaKinds.Word
                : names.Contains("xl/workbook.xml") ? MediaKinds.Excel
                : names.Contains("ppt/presentation.xml") ? MediaKinds.PowerPoint
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> content)
        => MemoryMarshal.TryGetArray(content, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(content.ToArray(), writable: false);
}
