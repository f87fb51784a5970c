namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>Several parts (RFC 2046 §5.1).</summary>
/// <param name="boundary">Must not occur in any part: ours begin with <c>=_</c>, which neither quoted-printable nor base64 can produce.</param>
internal sealed class MultiPart(string subtype, string boundary, string parameters, IReadOnlyList<MimePart> parts) : MimePart
{
    public override void Write(PooledBuffer to)
    {
        new HeaderWriter(to).Raw("Content-Type", $"multipart/{subtype}; boundary=\"{boundary}\"{parameters}");
        foreach (var part in parts)
        {
            to.Add("\r\n--"u8);
            to.Add(boundary);
            to.Add("\r\n"u8);
            part.Write(to);
        }

        to.Add("\r\n--"u8);
        to.Add(boundary);
        to.Add("--\r\n"u8);
    }
}
