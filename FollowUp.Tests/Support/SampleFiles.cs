using System.Text;

namespace FollowUp.Tests.Support;

/// <summary>Small files of several kinds.</summary>
internal static class SampleFiles
{
    /// <summary>One transparent pixel.</summary>
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static readonly byte[] Text = Encoding.UTF8.GetBytes("Zoë’s prices\r\n");

    /// <summary>Begins as a PDF; every byte occurs, and lines of dots.</summary>
    public static byte[] Pdf(int size = 4096)
    {
        var content = new byte[size];
        "%PDF-1.7\r\n.\r\n..\r\n"u8.CopyTo(content);
        for (var at = 18; at < size; at++)
        {
            content[at] = (byte)(at * 31 / 7);
        }

        return content;
    }
}
