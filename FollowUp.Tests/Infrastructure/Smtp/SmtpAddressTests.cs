using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Smtp;
using FollowUp.Tests.Support.Mime;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Infrastructure.Smtp;

public sealed class SmtpAddressTests
{
    [Theory]
    [InlineData("ann@example.com", "ann@example.com")]
    [InlineData("Ann.O'Neill+tag@Example.COM", "Ann.O'Neill+tag@example.com")]
    [InlineData("\"ann smith\"@example.com", "\"ann smith\"@example.com")]
    [InlineData("\"ann\"@example.com", "ann@example.com")]
    [InlineData("\"a@b\"@example.com", "\"a@b\"@example.com")]
    [InlineData("\"a\\\"b\\\\c\"@example.com", "\"a\\\"b\\\\c\"@example.com")]
    [InlineData("\"\"@example.com", "\"\"@example.com")]
    [InlineData("ann..smith.@docomo.example", "\"ann..smith.\"@docomo.example")]
    [InlineData("ann@Bücher.example", "ann@xn--bcher-kva.example")]
    [InlineData("ann@例え.テスト", "ann@xn--r8jz45g.xn--zckzah")]
    [InlineData("ann@[192.0.2.1]", "ann@[192.0.2.1]")]
    [InlineData("ann@[IPv6:2001:db8::1]", "ann@[IPv6:2001:db8::1]")]
    [InlineData("ann@localhost", "ann@localhost")]
    [InlineData("jörg@example.com", "jörg@example.com")]
    public void Goes_over_the_wire_as(string given, string wire) => Assert.Equal(wire, SmtpAddress.Parse(given).Wire);

    public static TheoryData<string> NotAddresses =>
    [
        "", "ann", "@example.com", "ann@", "ann@@example.com", "ann@example..com", "ann@-example.com", "ann@exa mple.com", "ann smith@example.com",
        "<ann@example.com>", "Ann <ann@example.com>", "ann@example.com, bob@example.com", "\"ann@example.com", "\"ann\"smith@example.com", "\"ann\\\"@example.com",
        "ann@example.com>\r\nRCPT TO:<eve@example.com", "ann\n@example.com", "\"a\r\nb\"@example.com", "ann@example.com\0", "ann@[1.2.3]", "ann@[IPv6:1.2.3.4]", "ann@[x]",
        "ann@example.com ", "ann@exa_mple.com", new string('a', 65) + "@example.com", "ann@" + string.Join('.', Enumerable.Repeat(new string('a', 60), 5)),
        "a\u2028b@example.com", "a\ud83d@example.com", "ann@\ud83d.example", "ann@exam\u00adple .com",
    ];

    [Theory, MemberData(nameof(NotAddresses))]
    public async Task What_is_not_an_address_is_rejected_as_one_and_never_reaches_the_server(string address)
    {
        await using var trial = new SmtpTrial();

        var rejected = Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync(trial.Message(address)));
        Assert.True(rejected.InvalidAddress);
        Assert.Equal(0, trial.Sink.Connections);
    }

    [Fact]
    public async Task A_wrong_sender_is_not_the_contacts_fault()
    {
        await using var trial = new SmtpTrial();

        var rejected = Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync(trial.Message() with { From = "shop" }));
        Assert.False(rejected.InvalidAddress);
    }

    [Theory]
    [InlineData("ann@Bücher.example", "ann@xn--bcher-kva.example")]
    [InlineData("\"ann smith\"@example.com", "\"ann smith\"@example.com")]
    public async Task Odd_addresses_are_the_same_in_envelope_and_header(string given, string wire)
    {
        await using var trial = new SmtpTrial();

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(trial.Message(given)));
        var mail = Assert.Single(trial.Sink.For(wire));
        Assert.DoesNotContain("SMTPUTF8", mail.MailCommand, StringComparison.Ordinal);
        Assert.Equal(wire, AddressReader.Read(MimeReader.Read(mail.Raw).Raw("To")).Address);
    }

    [Fact]
    public async Task A_local_part_in_UTF8_goes_to_a_server_that_offers_SMTPUTF8()
    {
        await using var trial = new SmtpTrial(new SmtpSinkOptions { SmtpUtf8 = true });

        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync(trial.Message("jörg@example.com")));
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
        var mail = Assert.Single(trial.Sink.For("jörg@example.com"));
        Assert.Equal("MAIL FROM:<shop@shop.example> BODY=8BITMIME SMTPUTF8", mail.MailCommand);
        Assert.Equal("jörg@example.com", AddressReader.Read(MimeReader.Read(mail.Raw, utf8: true).Raw("To")).Address);
        Assert.Equal("MAIL FROM:<shop@shop.example>", trial.Sink.For("ann@example.com")[0].MailCommand);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_local_part_in_UTF8_is_rejected_where_SMTPUTF8_is_not_offered(bool to)
    {
        await using var trial = new SmtpTrial();
        var message = to ? trial.Message("jörg@example.com") : trial.Message() with { From = "jörg@shop.example" };

        var rejected = Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync(message));
        Assert.Equal(to, rejected.InvalidAddress);
        Assert.Contains("SMTPUTF8", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(0, trial.Sink.StepsAt(SmtpSinkStage.Mail));
        Assert.IsType<SendOutcome.Accepted>(await trial.SendAsync());
    }
}
