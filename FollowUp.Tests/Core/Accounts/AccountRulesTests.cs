using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Accounts;
using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Core.Accounts;

public sealed class AccountRulesTests
{
    private static readonly string Sid = "AC" + new string('a', 32);

    [Fact]
    public void Every_wrong_field_of_an_smtp_account_is_named()
    {
        var wrong = Smtp(("host", "not a host"), ("port", "0"), ("security", "ssl"), ("ratePerSecond", "0")) with
        {
            Name = "", From = "nobody", FromName = "Two\nlines", Secrets = Values(("password", "secret")),
        };

        Assert.Equal(
            ["name", "settings.host", "settings.port", "settings.security", "secrets.password", "settings.ratePerSecond", "from", "fromName"],
            Fields(wrong));
    }

    [Fact]
    public void The_text_of_an_account_does_not_show_its_secrets()
        => Assert.DoesNotContain("hunter2hunter2", (Smtp() with { Secrets = Values(("password", "hunter2hunter2")) }).ToString());

    [Fact]
    public void A_provider_that_is_not_there_or_does_not_carry_the_channel_is_named_with_those_that_do()
    {
        Assert.Contains("twilio", Assert.Single(Problems(Smtp() with { Provider = "pigeon", Channel = Channel.Sms })).Message, StringComparison.Ordinal);
        Assert.Contains("sendgrid", Assert.Single(Problems(Twilio() with { Channel = Channel.Email })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_needed_depends_on_how_the_account_signs_in()
    {
        Assert.Equal(["secrets.authToken"], Fields(Twilio(("accountSid", Sid))));
        Assert.Equal(["secrets.apiKeySecret"], Fields(Twilio(("accountSid", Sid), ("apiKeySid", "SK" + new string('b', 32)))));
        Assert.Empty(Fields(Twilio(("accountSid", Sid)) with { Secrets = Values(("authToken", "t")) }));
        Assert.Equal(["secrets.apiKeySecret"], Fields(Twilio(("accountSid", Sid)) with { Secrets = Values(("authToken", "t"), ("apiKeySecret", "s")) }));
    }

    [Fact]
    public void A_stored_secret_need_not_be_typed_again_but_may_not_be_emptied()
    {
        Assert.Empty(AccountRules.Problems(Twilio(("accountSid", Sid)), ["authToken"], _ => null));
        Assert.Equal("secrets.authToken", Assert.Single(AccountRules.Problems(Twilio(("accountSid", Sid)) with { Secrets = Values(("authToken", "")) }, ["authToken"], _ => null)).Field);
    }

    [Fact]
    public void Strange_names_and_addresses_that_are_not_called_are_refused()
        => Assert.Equal(
            ["settings.baseUrl", "settings.colour", "secrets.accountSid"],
            AccountRules.Problems(
                Twilio(("accountSid", Sid), ("baseUrl", "http://10.0.0.1"), ("colour", "red")) with { Secrets = Values(("authToken", "t"), ("accountSid", "x")) }, [], _ => "must begin with https://")
                .Select(error => error.Field));

    [Theory]
    [InlineData(Channel.Sms, "+14155550100", true)]
    [InlineData(Channel.Sms, "Juniper", true)]
    [InlineData(Channel.Sms, "54321", true)]
    [InlineData(Channel.Sms, "Juniper and Wool", false)]
    [InlineData(Channel.Sms, "+0123", false)]
    [InlineData(Channel.WhatsApp, "Juniper", false)]
    [InlineData(Channel.WhatsApp, "+14155550100", true)]
    public void A_sender_is_a_number_and_for_texts_also_a_short_name(Channel channel, string from, bool valid)
        => Assert.Equal(valid ? [] : ["from"], Fields(Twilio(("accountSid", Sid)) with { Channel = channel, From = from, Secrets = Values(("authToken", "t")) }));

    [Fact]
    public void Every_kind_has_a_channel_and_each_name_once()
        => Assert.All(AccountCatalogue.All, kind =>
        {
            Assert.NotEmpty(kind.Channels);
            Assert.All(kind.Channels, channel => Assert.Equal(kind.Fields(channel).Count(), kind.Fields(channel).DistinctBy(field => field.Path).Count()));
        });

    private static IEnumerable<string> Fields(ChannelAccountInput input) => Problems(input).Select(error => error.Field);

    private static IReadOnlyList<InputError> Problems(ChannelAccountInput input) => AccountRules.Problems(input, [], _ => null);

    private static ChannelAccountInput Smtp(params (string, string)[] settings)
        => new(Channel.Email, "smtp", "SMTP", "shop@example.com", "Shop", Values(settings), Values());

    private static ChannelAccountInput Twilio(params (string, string)[] settings)
        => new(Channel.Sms, "twilio", "Twilio", "+14155550100", null, Values(settings), Values());

    private static Dictionary<string, string> Values(params (string Name, string Text)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Text);
}
