using System.Text;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support.Mime;

namespace FollowUp.Tests.Infrastructure.Smtp;

public sealed class MimeHeaderTests
{
    [Fact]
    public void Date_and_message_id_come_from_clock_and_message()
    {
        var mail = MimeWriterTests.Written(MimeWriterTests.Message());

        Assert.Equal("Sun, 29 Mar 2026 09:30:05 +0000", mail.Raw("Date"));
        Assert.Equal("<00000001100070008000000000000001@shop.example>", mail.Raw("Message-ID"));
        Assert.Equal("1.0", mail.Raw("MIME-Version"));
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData("Ann O'Neill-Smith")]
    [InlineData("Smith, Ann (shop)")]
    [InlineData("The \"best\" \\ shop")]
    [InlineData("Käse & Söhne GmbH")]
    [InlineData("株式会社とても長い名前の会社は一つの単語に収まらないので分けなければなりません")]
    [InlineData("ann@example.com")]
    [InlineData("A name in plain letters that is so long that it has to go on over more than one line of the header")]
    [InlineData("=?utf-8?Q?not_one?=")]
    public void A_name_comes_back_as_it_was(string name)
    {
        var mail = MimeWriterTests.Written(MimeWriterTests.Message() with { ToName = name, FromName = name });

        Assert.Equal((name, "ann@example.com"), AddressReader.Read(mail.Raw("To")));
        Assert.Equal((name, "shop@shop.example"), AddressReader.Read(mail.Raw("From")));
    }

    /// <summary>The reader refuses lines with an encoded word that have more than 76 characters (RFC 2047 §2).</summary>
    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("a.rather.long.local.part@a-rather-long-domain.example")]
    public void A_name_of_any_length_leaves_room_for_the_address(string address)
    {
        for (var length = 1; length <= 80; length++)
        {
            var name = new string('ü', length);
            var mail = MimeWriterTests.Written(MimeWriterTests.Message() with { To = address, ToName = name });
            Assert.Equal((name, address), AddressReader.Read(mail.Raw("To")));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Without_a_name_the_address_stands_alone(string? name)
    {
        var mail = MimeWriterTests.Written(MimeWriterTests.Message() with { ToName = name, ReplyTo = "help@shop.example" });

        Assert.Equal("ann@example.com", mail.Raw("To"));
        Assert.Equal("help@shop.example", mail.Raw("Reply-To"));
    }

    [Fact]
    public void Extra_headers_are_written_as_given_and_folded()
    {
        var unsubscribe = $"<https://shop.example/u/{new string('a', 60)}>, <mailto:stop@shop.example?subject={new string('b', 60)}>";
        var bytes = MimeWriterTests.Bytes(MimeWriterTests.Message() with
        {
            Headers = new Dictionary<string, string>
            {
                ["List-Unsubscribe"] = unsubscribe,
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
                ["X-Note"] = "grün",
            },
        });
        var mail = MimeReader.Read(bytes);

        Assert.Equal(unsubscribe, mail.Raw("List-Unsubscribe"));
        Assert.Contains(",\r\n <mailto:", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Raw("List-Unsubscribe-Post"));
        Assert.Equal("grün", mail.Header("X-Note"));
    }

    [Fact]
    public void Lines_are_kept_to_78_characters_wherever_there_is_a_place_to_break()
    {
        var bytes = MimeWriterTests.Bytes(MimeWriterTests.Message() with
        {
            Subject = string.Join(' ', Enumerable.Repeat("seven77", 60)),
            ToName = string.Join(' ', Enumerable.Repeat("Größe", 40)),
            Html = string.Join(' ', Enumerable.Repeat("<b>é</b>", 400)),
        });

        Assert.All(Encoding.ASCII.GetString(bytes).Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    public static TheoryData<string> Breaks => ["a\r\nBcc: eve@example.com", "a\nb", "a\rb", "a\0b", "a\u000bb", "a\u0085b"];

    [Theory, MemberData(nameof(Breaks))]
    public void Line_breaks_in_any_header_are_refused(string evil)
    {
        var message = MimeWriterTests.Message();
        OutboundMessage[] all =
        [
            message with { Subject = evil },
            message with { ToName = evil },
            message with { FromName = evil },
            message with { From = evil + "@shop.example" },
            message with { ReplyTo = evil + "@shop.example" },
            message with { Headers = new Dictionary<string, string> { ["X-Note"] = evil } },
            message with { Headers = new Dictionary<string, string> { [evil] = "x" } },
            message with { Attachments = [new Attachment(evil, "text/plain", default)] },
            message with { Attachments = [new Attachment("a", $"text/plain; x=\"{evil}\"", default)] },
            message with { Attachments = [new Attachment("a", "text/plain", default, evil)] },
        ];

        Assert.All(all, one => Assert.Throws<ArgumentException>(() => MimeWriterTests.Bytes(one)));
    }

    [Theory]
    [InlineData("From", "eve@example.com")]
    [InlineData("bcc", "eve@example.com")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Name: x", "y")]
    [InlineData("", "y")]
    [InlineData("X Y", "y")]
    [InlineData("List-Unsubscribe", "<https://größe.example/>")]
    public void Headers_that_would_change_the_mail_itself_are_refused(string name, string value)
    {
        var message = MimeWriterTests.Message() with { Headers = new Dictionary<string, string> { [name] = value } };

        Assert.Throws<ArgumentException>(() => MimeWriterTests.Bytes(message));
    }

    [Fact]
    public void A_word_longer_than_a_line_may_be_is_refused()
    {
        var message = MimeWriterTests.Message() with { Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = $"<https://a.example/{new string('a', 1000)}>" } };

        Assert.Throws<ArgumentException>(() => MimeWriterTests.Bytes(message));
    }
}
