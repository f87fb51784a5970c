using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Costs;

public sealed class PriceTableTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var price = new Price { Channel = Channel.Sms, Provider = "twilio", Kind = "mms", Prefix = "46", ValidFrom = Instant.FromUtc(2026, 3, 1, 12, 30), Micros = 20_100, Currency = "EUR", Note = "The \"new\" one,\nfrom spring" };

        var (line, input) = Assert.Single(Read(PriceTable.Write([price]), []));

        Assert.Equal((2, new PriceInput(Channel.Sms, "+46", "twilio", null, "mms", 0.0201m, "EUR", price.ValidFrom, price.Note)), (line, input));
    }

    [Theory]
    [InlineData("channel,price,currency\nsms,0.1,USD\n")]
    [InlineData("\ufeffCurrency;Price;Channel\r\nUSD;0.1;SMS\r\n;;\r\n")]
    [InlineData("channel\tprice\tcurrency\nsms\t0.1\tUSD")]
    public void Tables_of_all_usual_programs_are_read(string table)
        => Assert.Equal(new PriceInput(Channel.Sms, null, null, null, null, 0.1m, "USD", null), Assert.Single(Read(table, [])).Input);

    [Theory]
    [InlineData("")]
    [InlineData("sms,0.1,USD")]
    [InlineData("channel,price\nsms,0.1")]
    [InlineData("channel,price,currency,colour\nsms,0.1,USD,red")]
    [InlineData("channel,price,currency,price\nsms,0.1,USD,0.2")]
    public void A_table_without_its_columns_is_refused(string table)
        => Assert.Equal("table", Assert.Single(Assert.Throws<InputException>(() => Read(table, [])).Errors).Field);

    [Fact]
    public void A_time_that_cannot_be_read_names_its_line()
    {
        var errors = new List<InputError>();

        Read("channel,price,currency,valid_from,note\nsms,0.1,USD,2026-03-01,\"two\nlines\"\nsms,0.1,USD,soon,\n", errors);

        Assert.Equal("lines[4].valid_from", Assert.Single(errors).Field);
    }

    [Fact]
    public void Neither_a_number_nor_an_unknown_word_is_a_channel()
        => Assert.All(Read("channel,price,currency\n2,0.1,USD\nfax,0.1,USD\n,0.1,USD", []), row => Assert.Null(row.Input.Channel));

    private static IReadOnlyList<(int Line, PriceInput Input)> Read(string table, List<InputError> errors) => PriceTable.Read(table, day => day.AtMidnight().InUtc().ToInstant(), errors);
}
