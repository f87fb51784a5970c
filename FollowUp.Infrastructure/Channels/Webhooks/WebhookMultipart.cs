using System.Text;

namespace FollowUp.Infrastructure.Channels.Webhooks;

/// <summary>A body of <c>multipart/form-data</c> (RFC 7578). Files are passed over.</summary>
internal sealed class WebhookMultipart
{
    private const int MostParts = 200;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> fields = new(StringComparer.Ordinal);

    private WebhookMultipart()
    {
    }

    /// <exception cref="WebhookPartException">No boundary, or a part without an end.</exception>
    public static WebhookMultipart Parse(string? contentType, ReadOnlyMemory<byte> body)
    {
        var boundary = Parameter(contentType ?? "", "boundary") is { Length: > 0 and <= 200 } found ? found : throw new WebhookPartException("has no boundary");
        var (line, next) = (Encoding.UTF8.GetBytes("--" + boundary), Encoding.UTF8.GetBytes("\r\n--" + boundary));
        var form = new WebhookMultipart();
        var start = body.Span.IndexOf(line) is >= 0 and var first ? first + line.Length : throw new WebhookPartException("does not begin with its boundary");
        for (var count = 0; !body.Span[start..].StartsWith("--"u8); count++)
        {
            var length = count < MostParts && body.Span[start..].StartsWith("\r\n"u8) ? body.Span[start..].IndexOf(next) : -1;
            if (length < 0)
            {
                throw new WebhookPartException("is cut off or has too many parts");
            }

            form.Add(body.Slice(start, length));
            start += length + next.Length;
        }

        return form;
    }

    public ReadOnlyMemory<byte>? Find(string name) => fields.TryGetValue(name, out var value) ? value : null;

    /// <summary>The field in the encoding it is said to have; UTF-8 when nothing known is said.</summary>
    public string? Text(string name, string? charset = null)
    {
        if (Find(name) is not { IsEmpty: false } value)
        {
            return null;
        }

        return WebhookText.Clean(EncodingOf(charset).GetString(value.Span));
    }

    private static Encoding EncodingOf(string? charset)
    {
        try
        {
            return charset is null ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private static string? Parameter(string header, string name)
    {
        foreach (var part in header.Split(';').Skip(1))
        {
            var pair = part.Split('=', 2);
            if (pair.Length == 2 && pair[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return pair[1].Trim().Trim('"');
            }
        }

        return null;
    }

    private void Add(ReadOnlyMemory<byte> part)
    {
        if (part.Span.IndexOf("\r\n\r\n"u8) is not (>= 0 and var end))
        {
            throw new WebhookPartException("has a part without a header");
        }

        var headers = Encoding.UTF8.GetString(part.Span[..end]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var disposition = headers.FirstOrDefault(header => header.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase));
        if (disposition is not null && Parameter(disposition, "name") is { } name && Parameter(disposition, "filename") is null)
        {
            fields.TryAdd(name, part[(end + 4)..]);
        }
    }
}
