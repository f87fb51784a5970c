using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Tests.Support.Mime;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>What is written is read back, strictly, and compared.</summary>
public sealed class MimeWriterTests
{
    public static TheoryData<string> Subjects =>
    [
        "How was it?",
        "Grüße aus Köln",
        "👩‍👩‍👧‍👦 family, 🏳️‍🌈 flag, e\u0301 and 日本語の件名がとても長い場合でも文字は決して分割されません、絶対に",
        new string('ü', 400),
        string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 40)),
        "z" + string.Concat(Enumerable.Repeat("\u0301", 200)),
        "two  spaces and  more",
        " begins and ends with a space ",
        "looks like =?utf-8?Q?an_encoded_word?=",
        string.Join(' ', Enumerable.Repeat("word", 120)),
        new string('w', 1500),
        "underscore_and?question=equals – dash",
        "half a pair \ud83d!",
    ];

    public static TheoryData<string> Bodies =>
    [
        "plain",
        "line one\nline two\r\nline three\rline four\r\n",
        ".\r\n..\r\n.leading dot\r\nend.",
        "trailing space \r\ntrailing tab\t\r\n \r\nlast ",
        "From me to you\r\nFrom here",
        new string('x', 5000),
        new string('ß', 3000),
        string.Concat(Enumerable.Repeat("sixty-nine characters and then the dots ......... come in the middle ", 30)),
        string.Concat(Enumerable.Repeat(".", 400)),
        "👋🏽 " + string.Concat(Enumerable.Repeat("日本語", 100)),
        "equals = and =3D and =\r\n=",
        "controls \0 \u0001 \u007f \f \u0085 \u2028 end",
        "half a pair \ud83d!",
    ];

    [Theory, MemberData(nameof(Subjects))]
    public void A_subject_comes_back_as_it_was(string subject)
    {
        var mail = Written(Message() with { Subject = subject });

        Assert.Equal(Utf8(subject), mail.Header("Subject"));
    }

    [Theory, MemberData(nameof(Bodies))]
    public void Both_bodies_come_back_with_lines_ended_by_CRLF(string body)
    {
        var mail = Written(Message() with { Text = body, Html = body });

        Assert.Equal("multipart/alternative", mail.MediaType);
        Assert.Equal(["text/plain", "text/html"], mail.Parts.Select(part => part.MediaType));
        Assert.All(mail.Parts, part => Assert.Equal("utf-8", part.TypeParameters["charset"]));
        Assert.All(mail.Parts, part => Assert.Equal(Lines(body), part.Text));
    }

    [Theory, MemberData(nameof(Bodies))]
    public void A_text_alone_is_a_single_part(string body)
    {
        var mail = Written(Message() with { Text = body, Html = null });

        Assert.Equal("text/plain", mail.MediaType);
        Assert.Equal(Lines(body).TrimEnd('\r', '\n'), mail.Text.TrimEnd('\r', '\n'));
    }

    [Fact]
    public void Html_without_text_is_a_single_part()
    {
        Assert.Equal("text/html", Written(Message() with { Text = "" }).MediaType);
    }

    [Fact]
    public void Files_go_beside_the_body_and_inline_files_beside_the_html()
    {
        var mail = Written(Message() with
        {
            Attachments =
            [
                new Attachment("invoice.pdf", "application/pdf", Encoding.UTF8.GetBytes(new string('%', 200))),
                new Attachment("logo.png", "image/png", new byte[] { 1, 2, 3 }, "logo@shop"),
            ],
        });

        Assert.Equal(
            ["multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf"],
            mail.All().Select(part => part.MediaType));
        var logo = mail.All().Single(part => part.MediaType == "image/png");
        Assert.Equal("<logo@shop>", logo.Raw("Content-ID"));
        Assert.StartsWith("inline", logo.Raw("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], logo.Content);
        var invoice = mail.Parts[^1];
        Assert.StartsWith("attachment", invoice.Raw("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(new string('%', 200), invoice.Text);
    }

    [Fact]
    public void An_inline_file_without_html_is_an_ordinary_one()
    {
        var mail = Written(Message() with { Html = null, Attachments = [new Attachment("logo.png", "image/png", new byte[] { 1 }, "logo")] });

        Assert.Equal(["multipart/mixed", "text/plain", "image/png"], mail.All().Select(part => part.MediaType));
        Assert.False(mail.Parts[1].Has("Content-ID"));
    }

    [Theory]
    [InlineData("invoice.pdf")]
    [InlineData("invoice 2026.pdf")]
    [InlineData("quoted \"name\" \\ back.pdf")]
    [InlineData("50%*'.pdf")]
    [InlineData("Rechnung für März.pdf")]
    [InlineData("請求書👩‍👩‍👧‍👦.pdf")]
    [InlineData("a-very-long-file-name-that-does-not-fit-on-one-line-because-it-goes-on-and-on-and-on-and-on.pdf")]
    [InlineData("とても長いファイル名は一行に収まらないので続きの行に分けなければなりません。とても長いファイル名.pdf")]
    public void A_file_name_comes_back_as_it_was(string name)
    {
        var bytes = Bytes(Message() with { Attachments = [new Attachment(name, "application/pdf", new byte[] { 1 })] });

        Assert.Equal(name, MimeReader.Read(bytes).Parts[^1].FileName);
        Assert.All(Encoding.ASCII.GetString(bytes).Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    [Theory]
    [InlineData("message/rfc822", "application/octet-stream")]
    [InlineData("multipart/mixed; boundary=x", "application/octet-stream")]
    [InlineData("text/csv; charset=utf-8", "text/csv")]
    public void Composite_types_are_not_claimed_for_base64(string given, string written)
    {
        var mail = Written(Message() with { Attachments = [new Attachment("a", given, new byte[] { 1 })] });

        Assert.Equal(written, mail.Parts[^1].MediaType);
    }

    [Fact]
    public void Empty_and_large_files_come_back()
    {
        var large = new byte[1_000_003];
        new Random(1).NextBytes(large);
        var mail = Written(Message() with { Attachments = [new Attachment("a", "application/zip", large), new Attachment("b", "application/zip", default)] });

        Assert.Equal(large, mail.Parts[^2].Content);
        Assert.Empty(mail.Parts[^1].Content);
    }

    [Fact]
    public void The_same_message_gives_the_same_bytes()
    {
        var message = Message() with { Attachments = [new Attachment("a", "application/zip", new byte[] { 1 })] };

        Assert.Equal(Bytes(message), Bytes(message));
    }

    internal static OutboundMessage Message() => new SmtpMessages().Next();

    internal static byte[] Bytes(OutboundMessage message)
    {
        using var mail = SmtpMail.Write(message, SmtpTrial.Now);
        Assert.EndsWith("\r\n.\r\n", Encoding.UTF8.GetString(mail.Data.Span), StringComparison.Ordinal);
        return mail.Data[..^3].ToArray();
    }

    internal static ReadPart Written(OutboundMessage message) => MimeReader.Read(Bytes(message));

    private static string Utf8(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Lines(string text) => Utf8(text).ReplaceLineEndingsOfMail();
}
