using System.Globalization;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Components.Forms;

namespace FollowUp.Web.Components.Shared;

/// <summary>Files that somebody chose on a page.</summary>
internal static class BrowserFiles
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The whole file.</summary>
    /// <param name="field">What it is called in an error.</param>
    /// <param name="largest">Bytes; whole megabytes.</param>
    /// <exception cref="InputException">It is larger.</exception>
    public static async Task<byte[]> ReadAsync(this IBrowserFile file, string field, int largest, CancellationToken cancellationToken)
    {
        if (file.Size > largest)
        {
            throw new InputException(field, string.Create(CultureInfo.InvariantCulture, $"must be at most {largest / Megabyte} MB"));
        }

        using var content = new MemoryStream();
        await using var stream = file.OpenReadStream(largest, cancellationToken);
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
