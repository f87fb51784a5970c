using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Costs;

public sealed class PriceListTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Guid Main = new("01950000-0000-7000-8000-0000000000c1");
    private static readonly Guid Spare = new("01950000-0000-7000-8000-0000000000c2");

    private int rows;

    [Theory]
    [InlineData("+46701234567", 3)]
    [InlineData("+4670", 3)]
    [InlineData("+46811122233", 2)]
    [InlineData("+4915112345678", 1)]
    [InlineData("4", 1)]
    public void The_longest_prefix_counts(string number, long price)
        => Assert.Equal(price, new PriceList([Row(1), Row(2, "46"), Row(3, "4670"), Row(4, "467099")]).Find(Channel.Sms, "twilio", Main, "", number, Now)?.Micros);

    [Fact]
    public void The_account_goes_before_its_provider_and_that_before_all_whatever_their_prefixes()
    {
        var list = new PriceList([Row(1, "4670"), Row(2, "46", provider: "twilio"), Row(3, account: Main)]);

        Assert.Equal(3, Find(list, Main));
        Assert.Equal(2, Find(list, Spare));
        Assert.Equal(1, list.Find(Channel.Sms, "infobip", Spare, "", "+46701234567", Now)?.Micros);
        Assert.Equal(1, new PriceList([Row(1), Row(2, "1", account: Main)]).Find(Channel.Sms, "twilio", Main, "", "+4670", Now)?.Micros);
    }

    [Fact]
    public void A_price_counts_from_its_time_until_a_later_one_takes_its_place()
    {
        var list = new PriceList([Row(1, "46", from: Now - Duration.FromDays(2)), Row(3, "46", from: Now + Duration.FromDays(1)), Row(2, "46", from: Now), Row(9, from: Now - Duration.FromDays(9))]);

        Assert.Equal([9, 1, 1, 2, 2, 3], new[] { -3, -2, -1, 0, 0.5, 1 }.Select(days => Find(list, Main, Now + Duration.FromDays(days))));
        Assert.Null(Find(list, Main, Now - Duration.FromDays(10)));
    }

    [Fact]
    public void The_kind_goes_before_all_kinds()
    {
        var list = new PriceList([Row(1, "46"), Row(2, kind: PriceKinds.Mms)]);

        Assert.Equal(2, list.Find(Channel.Sms, "twilio", Main, PriceKinds.Mms, "+46701234567", Now)?.Micros);
        Assert.Equal(1, list.Find(Channel.Sms, "twilio", Main, "", "+46701234567", Now)?.Micros);
        Assert.Null(list.Find(Channel.Sms, "twilio", Main, "", "+1", Now));
    }

    [Fact]
    public void Another_channel_and_the_Sandbox_have_prices_of_their_own()
    {
        var list = new PriceList([Row(1)]);

        Assert.Null(list.Find(Channel.WhatsApp, "twilio", Main, "", "+46701234567", Now));
        Assert.Null(list.Find(Channel.Sms, ChannelAccount.SandboxProvider, Main, "", "+46701234567", Now));
        Assert.Equal(5, new PriceList([Row(1), Row(5, provider: ChannelAccount.SandboxProvider)]).Find(Channel.Sms, ChannelAccount.SandboxProvider, Main, "", "+46701234567", Now)?.Micros);
    }

    [Fact]
    public void An_address_that_begins_with_digits_is_no_number()
    {
        var mail = new Price { Channel = Channel.Email, Micros = 900, Currency = "USD" };

        Assert.Equal(900, new PriceList([mail]).Find(Channel.Email, "smtp", Main, "", "46701234567@example.com", Now)?.Micros);
    }

    [Fact]
    public void The_cheapest_is_that_of_the_way_out_and_of_now()
    {
        var list = new PriceList([Row(5), Row(3, "46"), Row(1, "1", from: Now + Duration.FromDays(1)), Row(2, provider: "infobip")]);

        Assert.Equal(3, list.Cheapest(Channel.Sms, "twilio", Main, "", Now)?.Micros);
        Assert.Equal(2, list.Cheapest(Channel.Sms, "infobip", Main, "", Now)?.Micros);
        Assert.Null(list.Cheapest(Channel.Sms, ChannelAccount.SandboxProvider, Main, "", Now));
    }

    private static long? Find(PriceList list, Guid account, Instant? at = null) => list.Find(Channel.Sms, "twilio", account, "", "+46701234567", at ?? Now)?.Micros;

    private Price Row(long micros, string prefix = "", string provider = "", Guid? account = null, string kind = "", Instant? from = null) => new()
    {
        Id = new Guid(++rows, 0, 0, new byte[8]), Channel = Channel.Sms, Provider = provider, AccountId = account, Kind = kind, Prefix = prefix, ValidFrom = from ?? Now - Duration.FromDays(1), Micros = micros, Currency = "USD",
    };
}
