using System.Globalization;
using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Tests.Support;
using FollowUp.Tests.Support.Mime;
using FollowUp.Tests.Support.Postfix;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>What a real mail server takes from our sender lies in the mailbox as it was written.</summary>
public sealed class PostfixTests(PostfixServer server) : IClassFixture<PostfixServer>
{
    private static int made;

    [PostfixTheory]
    [InlineData("ann@example.com", "ann@example.com")]
    [InlineData("ann@bücher.example", "ann@xn--bcher-kva.example")]
    [InlineData("john..doe@example.com", "\"john..doe\"@example.com")]
    [InlineData("\"ann and bob\"@example.com", "\"ann and bob\"@example.com")]
    [InlineData("o'brien+shop@example.com", "o'brien+shop@example.com")]
    [InlineData("žofie@bücher.example", "žofie@xn--bcher-kva.example")]
    public async Task An_odd_mail_arrives_equal(string address, string written)
    {
        var message = Message(address) with
        {
            ToName = "Änne \"A\" Müller, 🧵",
            FromName = "Juniper & Wool",
            ReplyTo = "care@bücher.example",
            Subject = "👩‍👩‍👧‍👦 Wie war’s? " + new string('ü', 120) + " =?utf-8?Q?no?=",
            Text = ".\r\n.leading dots\r\n..\r\nFrom here\r\n" + new string('x', 3000) + " \r\n" + string.Concat(Enumerable.Repeat("日本語 ", 800)) + "\r\nend 👋🏽\r\n",
            Html = "<p>" + string.Concat(Enumerable.Repeat("日本語", 500)) + "</p>\r\n.\r\n<p>" + new string('y', 2500) + "</p>",
            Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = "<https://shop.example/u/1>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" },
            Attachments =
            [
                new Attachment("Rechnung №1 – Größe.pdf", "application/pdf", SampleFiles.Pdf(150_000)),
                new Attachment(new string('ž', 100) + ".txt", "text/plain", Encoding.UTF8.GetBytes("\r\n.\r\nQUIT\r\nno line end")),
                new Attachment("every byte.png", "image/png", Enumerable.Range(0, 256).Select(value => (byte)value).ToArray()),
            ],
        };

        var mail = MimeReader.Read(await SendAsync(message), utf8: written.StartsWith('ž'));

        Assert.Equal(message.Subject, mail.Header("Subject"));
        Assert.Equal((message.ToName, written), AddressReader.Read(mail.Raw("To")));
        Assert.Equal((message.FromName, "shop@shop.example"), AddressReader.Read(mail.Raw("From")));
        Assert.Equal("care@xn--bcher-kva.example", mail.Raw("Reply-To"));
        Assert.Equal(written, mail.Raw("X-Original-To"));
        Assert.Equal("<shop@shop.example>", mail.Raw("Return-Path"));
        Assert.Equal("<https://shop.example/u/1>", mail.Raw("List-Unsubscribe"));
        Assert.Equal("multipart/mixed", mail.MediaType);
        Assert.Equal([message.Text, message.Html], mail.Parts[0].Parts.Select(part => part.Text));
        Assert.Equal(message.Attachments.Select(file => (file.FileName, file.ContentType)), mail.Parts.Skip(1).Select(part => (part.FileName, part.MediaType)));
        Assert.All(message.Attachments.Zip(mail.Parts.Skip(1)), pair => Assert.Equal(pair.First.Content.ToArray(), pair.Second.Content));
    }

    [PostfixTheory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task As_large_a_mail_as_a_template_may_make_arrives(int megabytes)
    {
        var content = SampleFiles.Pdf(megabytes * 1024 * 1024);

        var mail = MimeReader.Read(await SendAsync(Message("ann@example.com") with { Attachments = [new Attachment("large.pdf", "application/pdf", content)] }));

        Assert.Equal(content, mail.Parts[1].Content);
    }

    private static OutboundMessage Message(string to) => new(
        new Guid(Interlocked.Increment(ref made), 0x1000, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2), Guid.Empty, Channel.Email, to, "Ann", "shop@shop.example", "The shop", null,
        "How was it?", "<p>How was it?</p>", "How was it?", new Dictionary<string, string>(), []);

    private async Task<byte[]> SendAsync(OutboundMessage message)
    {
        await server.ReadyAsync();
        await using var sender = new SmtpSender(new ManualClock(SmtpTrial.Now), SmtpTimeouts.Default);
        var account = new ChannelAccountSettings(
            message.Id,
            new Dictionary<string, string> { ["host"] = "127.0.0.1", ["port"] = server.Port.ToString(CultureInfo.InvariantCulture), ["security"] = "none" },
            new Dictionary<string, string>());
        var accepted = Assert.IsType<SendOutcome.Accepted>(await sender.SendAsync(message, account, default));
        return await server.MailAsync(accepted.ProviderMessageId!);
    }
}
