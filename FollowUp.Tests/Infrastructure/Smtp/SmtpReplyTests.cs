using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Tests.Infrastructure.Smtp;

/// <summary>Odd replies and odd settings.</summary>
public sealed class SmtpReplyTests
{
    [Fact]
    public async Task Long_and_multi_line_refusals_become_one_line_of_500_characters()
    {
        await using var trial = new SmtpTrial()
            .WhenSaying(SmtpSinkStage.Rcpt, $"550-5.1.1 No\tsuch   user.\r\n550-5.1.1 Look at\r\n550 5.1.1 {new string('x', 900)}");

        var rejected = Assert.IsType<SendOutcome.Rejected>(await trial.SendAsync());
        Assert.Equal("550 5.1.1", rejected.Code);
        Assert.StartsWith("No such user. Look at xxx", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal(500, rejected.Reason.Length);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request")]
    [InlineData("220-one\r\n250 two")]
    public async Task A_server_of_another_kind_is_deferred(string greeting)
    {
        await using var trial = new SmtpTrial().WhenSaying(SmtpSinkStage.Greeting, greeting);

        Assert.Equal("protocol", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Theory]
    [InlineData(5000, 1)]
    [InlineData(10, 500)]
    public async Task Replies_without_end_are_not_read_to_the_end(int length, int lines)
    {
        var reply = string.Concat(Enumerable.Repeat($"220-{new string('x', length)}\r\n", lines)) + "220 done";
        await using var trial = new SmtpTrial().WhenSaying(SmtpSinkStage.Greeting, reply);

        Assert.Equal("protocol", Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync()).Code);
    }

    [Theory]
    [InlineData("host", "")]
    [InlineData("host", "a b")]
    [InlineData("port", "0")]
    [InlineData("port", "70000")]
    [InlineData("security", "ssl")]
    [InlineData("connections", "none")]
    [InlineData("ehlo", "a\r\nRSET")]
    public async Task A_wrong_setting_is_deferred_and_named(string setting, string value)
    {
        await using var trial = new SmtpTrial().With(setting, value);

        var deferred = Assert.IsType<SendOutcome.Deferred>(await trial.SendAsync());
        Assert.Equal("settings", deferred.Code);
        Assert.Contains(setting, deferred.Reason, StringComparison.Ordinal);
    }
}
