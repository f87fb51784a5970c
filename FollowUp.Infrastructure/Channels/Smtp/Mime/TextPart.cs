namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>Text or HTML in UTF-8, as quoted-printable, so that every server and gateway can carry it.</summary>
internal sealed class TextPart(string subtype, string text) : MimePart
{
    public override void Write(PooledBuffer to)
    {
        var headers = new HeaderWriter(to);
        headers.Raw("Content-Type", $"text/{subtype}; charset=utf-8");
        headers.Raw("Content-Transfer-Encoding", "quoted-printable");
        to.Add("\r\n"u8);
        QuotedPrintable.Write(to, text);
    }
}
