using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Costs;

public sealed class MessageChargeTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Theory]
    [InlineData(Channel.Sms, 160, 1)]
    [InlineData(Channel.Sms, 161, 2)]
    [InlineData(Channel.Sms, 1600, 11)]
    [InlineData(Channel.Sms, 0, 1)]
    [InlineData(Channel.WhatsApp, 1600, 1)]
    [InlineData(Channel.Email, 1600, 1)]
    public void Text_messages_are_paid_by_the_segment_and_all_else_by_the_message(Channel channel, int letters, int units)
        => Assert.Equal(units, MessageUnits.Of(Message(channel, new string('a', letters))));

    [Fact]
    public void With_files_a_text_message_is_one_piece_at_the_price_of_an_mms()
    {
        var message = Message(Channel.Sms, new string('a', 500)) with { Media = [new MediaLink(new Uri("https://example.com/m/1"), "image/png")] };
        var prices = new PriceList([Price(0.0079m), Price(0.0200m, PriceKinds.Mms)]);

        Assert.Equal(new MessageCharge(1, Money.Of(0.02m, "USD"), CostSource.Estimated), MessageCharge.Of(prices, message, null, Route("twilio"), Now));
    }

    [Fact]
    public void All_units_are_paid_exactly()
    {
        var charge = MessageCharge.Of(new PriceList([Price(0.007901m)]), Message(Channel.Sms, new string('a', 1600)), null, Route("twilio"), Now);

        Assert.Equal((11, 86_911L), (charge.Units, charge.Micros));
    }

    [Fact]
    public void Without_a_price_nothing_is_said_and_the_Sandbox_costs_nothing()
    {
        Assert.Equal((null, null), (Of("twilio").Micros, Of("twilio").Source));
        Assert.Equal((0L, CostSource.Sandbox), (Of("sandbox").Micros, Of("sandbox").Source));

        MessageCharge Of(string provider) => MessageCharge.Of(PriceList.Empty, Message(Channel.Sms, "Hi"), null, Route(provider), Now);
    }

    [Theory]
    [InlineData("MARKETING", 0.08)]
    [InlineData("UTILITY", 0.01)]
    [InlineData(null, 0.0)]
    [InlineData("AUTHENTICATION", 0.01)]
    public void WhatsApp_is_priced_by_the_category_of_its_template(string? category, double price)
    {
        var prices = new PriceList([Price(0.01m, channel: Channel.WhatsApp), Price(0.08m, "marketing", Channel.WhatsApp), Price(0m, PriceKinds.Session, Channel.WhatsApp)]);

        Assert.Equal((decimal)price, MessageCharge.Of(prices, Message(Channel.WhatsApp, "Hi"), category, Route("meta"), Now).Each?.Amount);
    }

    [Theory]
    [InlineData("-0.00750", "usd", "0.0075 USD")]
    [InlineData("0.01", "EUR", "0.01 EUR")]
    [InlineData("1.5E-3", "EUR", "0.0015 EUR")]
    [InlineData("0", "EUR", "0.00 EUR")]
    [InlineData("12.50", "JPY", "12.50 JPY")]
    [InlineData(null, "USD", null)]
    [InlineData("cheap", "USD", null)]
    [InlineData("0.01", null, null)]
    [InlineData("0.01", "US", null)]
    [InlineData("1e30", "USD", null)]
    public void What_a_provider_says_is_read_or_left_alone(string? amount, string? currency, string? money) => Assert.Equal(money, Money.Read(amount, currency)?.ToString());

    private static Price Price(decimal amount, string kind = "", Channel channel = Channel.Sms) => new() { Channel = channel, Kind = kind, Micros = Money.Of(amount, "USD").Micros, Currency = "USD" };

    private static ChannelRoute Route(string provider) => new(provider, "+15555550100", null, new ChannelAccountSettings(Guid.Empty, new Dictionary<string, string>(), new Dictionary<string, string>()));

    private static OutboundMessage Message(Channel channel, string text)
        => new(Guid.Empty, Guid.Empty, channel, "+46701234567", null, "+15555550100", null, null, null, null, text, new Dictionary<string, string>(), []);
}
