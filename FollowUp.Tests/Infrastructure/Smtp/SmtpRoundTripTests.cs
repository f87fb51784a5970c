using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Tests.Support.Mime;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>What a contact's mailbox gets is what was rendered.</summary>
public sealed class SmtpRoundTripTests
{
    [Fact]
    public async Task An_odd_mail_arrives_whole()
    {
        await using var trial = new SmtpTrial();
        var message = trial.Message() with
        {
            ToName = "Änne \"A\" Müller",
            Subject = "👩‍👩‍👧‍👦 Wie war’s? " + new string('ü', 120),
            Text = ".\r\n.leading dots\r\n..\r\n" + new string('x', 3000) + " \r\nend 👋🏽\r\n",
            Html = "<p>" + string.Concat(Enumerable.Repeat("日本語", 500)) + "</p>\r\n.\r\n",
            Attachments = [new Attachment("Rechnung №1.pdf", "application/pdf", Encoding.UTF8.GetBytes("\r\n.\r\nQUIT\r\n"))],
        };

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(message));

        var mail = MimeReader.Read(Assert.Single(trial.Sink.Mails).Raw);
        Assert.Equal(message.Subject, mail.Header("Subject"));
        Assert.Equal((message.ToName, message.To), AddressReader.Read(mail.Raw("To")));
        Assert.Equal([message.Text, message.Html], mail.Parts[0].Parts.Select(part => part.Text));
        Assert.Equal("Rechnung №1.pdf", mail.Parts[1].FileName);
        Assert.Equal("\r\n.\r\nQUIT\r\n", mail.Parts[1].Text);
    }

    [Theory]
    [InlineData(".\r\n", "..\r\n.\r\n")]
    [InlineData("a\r\n.b\r\n..c\r\n", "a\r\n..b\r\n...c\r\n.\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    [InlineData("a.\r\nb\r\n", "a.\r\nb\r\n.\r\n")]
    [InlineData(".\r\n.\r\n.\r\n", "..\r\n..\r\n..\r\n.\r\n")]
    public void Dots_that_begin_a_line_are_doubled(string mail, string wire)
    {
        var buffer = new PooledBuffer(4);
        buffer.Add(mail);

        using var stuffed = DotStuffing.Finish(buffer);

        Assert.Equal(wire, Encoding.ASCII.GetString(stuffed.Span));
    }

    [Fact]
    public void The_channel_is_registered_as_a_sender()
    {
        using var services = new ServiceCollection().AddSingleton<IClock>(SystemClock.Instance).AddSmtpChannel().BuildServiceProvider();

        Assert.Equal("smtp", Assert.Single(services.GetServices<IChannelSender>()).Provider);
    }

    [Fact]
    public void Settings_never_show_the_password()
    {
        var account = new ChannelAccountSettings(
            Guid.Empty, new Dictionary<string, string> { ["host"] = "mail.example" }, new Dictionary<string, string> { ["password"] = "s3cret" });

        Assert.DoesNotContain("s3cret", $"{SmtpSettings.From(account)} {account}", StringComparison.Ordinal);
    }
}
