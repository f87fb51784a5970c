using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Phones;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Costs;

public sealed class PriceRulesTests
{
    private static readonly Instant Today = Instant.FromUtc(2026, 3, 1, 23, 0);
    private static readonly Guid Main = new("01950000-0000-7000-8000-0000000000c1");
    private static readonly PriceInput Good = new(Channel.Sms, "", null, null, null, 0.0079m, "usd", null, " ");
    private static readonly PriceAccount[] Accounts =
    [
        new(Main, Channel.Sms, "twilio", "Main"), new(new Guid("01950000-0000-7000-8000-0000000000c2"), Channel.Sms, "twilio", "Twin"),
        new(new Guid("01950000-0000-7000-8000-0000000000c3"), Channel.Sms, "infobip", "twin"), new(new Guid("01950000-0000-7000-8000-0000000000c4"), Channel.WhatsApp, "meta", "Chats"),
    ];

    [Fact]
    public void A_price_without_a_date_begins_today()
        => Assert.Equal(new PriceDraft(new PriceKey(Channel.Sms, "", null, "", "", Today), new Money(7900, "USD"), null), Read(Good));

    [Theory]
    [InlineData("SE", "46")]
    [InlineData("us", "1")]
    [InlineData("+1 787", "1787")]
    [InlineData("*", "")]
    public void A_place_is_a_country_or_first_digits(string typed, string prefix) => Assert.Equal(prefix, Read(Good with { Prefix = typed })!.Key.Prefix);

    [Fact]
    public void An_account_is_found_by_id_or_name_and_brings_its_provider()
    {
        Assert.Equal(("twilio", Main), (Read(Good with { Account = "main" })!.Key.Provider, Read(Good with { Account = Main.ToString() })!.Key.AccountId));
        Assert.Equal(Read(Good with { Account = "main" }), Read(Good with { Account = "Main", Provider = "Twilio" }));
    }

    [Theory]
    [InlineData("prefix", "CA")]
    [InlineData("prefix", "XX")]
    [InlineData("prefix", "0046")]
    [InlineData("prefix", "everywhere")]
    [InlineData("prefix", "1234567890123456")]
    [InlineData("provider", "meta")]
    [InlineData("provider", "nobody")]
    [InlineData("account", "Chats")]
    [InlineData("account", "Twin")]
    [InlineData("account", "01950000-0000-7000-8000-0000000000ff")]
    [InlineData("kind", "marketing")]
    [InlineData("price", "-0.1")]
    [InlineData("price", "0.0000001")]
    [InlineData("price", "1000001")]
    [InlineData("price", null)]
    [InlineData("currency", "US$")]
    [InlineData("currency", null)]
    [InlineData("note", "two\nlines")]
    public void What_cannot_be_taken_is_named(string field, string? value)
    {
        var errors = new List<InputError>();
        var amount = decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var read) ? read : (decimal?)null;
        var input = field switch
        {
            "prefix" => Good with { Prefix = value },
            "provider" => Good with { Provider = value },
            "account" => Good with { Account = value },
            "kind" => Good with { Kind = value },
            "price" => Good with { Amount = amount },
            "currency" => Good with { Currency = value },
            _ => Good with { Note = value },
        };

        Assert.Null(PriceRules.Read(input, Accounts, new LibPhoneNumbers(), Today, errors));
        Assert.Equal([field], errors.Select(error => error.Field));
    }

    [Fact]
    public void An_e_mail_costs_the_same_everywhere()
    {
        var errors = new List<InputError>();
        PriceRules.Read(Good with { Channel = Channel.Email, Prefix = "46" }, Accounts, new LibPhoneNumbers(), Today, errors);
        PriceRules.Read(Good with { Channel = null }, Accounts, new LibPhoneNumbers(), Today, errors);

        Assert.Equal(["prefix", "channel"], errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("46", "SE")]
    [InlineData("4670", "SE")]
    [InlineData("1", "US")]
    [InlineData("1787", null)]
    [InlineData("4", null)]
    public void A_country_is_said_where_it_is_certain(string prefix, string? region) => Assert.Equal(region, new LibPhoneNumbers().RegionOfPrefix(prefix));

    private static PriceDraft? Read(PriceInput input) => PriceRules.Read(input, Accounts, new LibPhoneNumbers(), Today, []);
}
