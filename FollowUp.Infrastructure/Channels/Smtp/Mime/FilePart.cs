using System.Buffers;
using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>A file in base64.</summary>
internal sealed class FilePart(Attachment file, bool inline) : MimePart
{
    /// <summary>57 bytes give a line of 76 characters, the most RFC 2045 §6.8 allows.</summary>
    private const int BytesPerLine = 57;

    /// <summary>Bytes that the content takes as it is written.</summary>
    public static int WrittenLength(int bytes) => checked((int)(((long)bytes + BytesPerLine - 1) / BytesPerLine * (BytesPerLine / 3 * 4 + 2)));

    /// <exception cref="ArgumentException">Name, type or content id would break the headers.</exception>
    public override void Write(PooledBuffer to)
    {
        var headers = new HeaderWriter(to);
        headers.Raw("Content-Type", SafeType(file.ContentType));
        headers.Parameter("Content-Disposition", inline ? "inline" : "attachment", "filename", file.FileName);
        if (inline)
        {
            headers.Raw("Content-ID", $"<{SafeId(file.ContentId!)}>");
        }

        headers.Raw("Content-Transfer-Encoding", "base64");
        to.Add("\r\n"u8);
        WriteContent(to, file.Content.Span);
    }

    private static string SafeType(string type)
    {
        if (!Ascii.IsValid(type) || type.Any(char.IsControl) || type.Length > 200 || !MediaTypeHeaderValue.TryParse(type, out var parsed))
        {
            throw new ArgumentException("An attachment has a content type that is not one.");
        }

        // RFC 2046 §5: parts of these types may not be base64.
        var composite = parsed.MediaType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || parsed.MediaType.StartsWith("message/", StringComparison.OrdinalIgnoreCase);
        return composite ? "application/octet-stream" : parsed.ToString();
    }

    private static string SafeId(string id) =>
        id.Length is > 0 and <= 200 && id.All(c => c is > ' ' and < '\x7f' and not ('<' or '>'))
            ? id
            : throw new ArgumentException("An inline attachment has a content id that cannot be written.");

    private static void WriteContent(PooledBuffer to, ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            var line = content[..Math.Min(BytesPerLine, content.Length)];
            var target = to.GetSpan(78);
            var status = Base64.EncodeToUtf8(line, target, out _, out var written);
            System.Diagnostics.Debug.Assert(status == OperationStatus.Done);
            to.Advance(written);
            content = content[line.Length..];
            if (content.Length > 0)
            {
                to.Add("\r\n"u8);
            }
        }
    }
}
