using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Core.Delivery;

public sealed class ShortCodeTests
{
    [Fact]
    public void Codes_repeat_themselves_and_nothing_else()
    {
        var tokens = Enumerable.Range(0, 5_000).Select(_ => new SystemIdSource().NewToken()).ToList();
        var codes = tokens.SelectMany(token => new[] { ShortCode.Of(token, "https://shop.test/a"), ShortCode.Of(token, "https://shop.test/b") }).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.True(ShortCode.IsOne(code)));
        Assert.Equal(codes[0], ShortCode.Of(tokens[0], "https://shop.test/a"));
    }

    [Fact]
    public void Every_letter_is_used_about_as_often()
    {
        var letters = Enumerable.Range(0, 20_000).SelectMany(number => ShortCode.Of("token", $"{number}")).CountBy(letter => letter).ToList();

        // 160,000 letters over 62: 2,581 each, give or take five standard deviations.
        Assert.Equal(62, letters.Count);
        Assert.All(letters, pair => Assert.InRange(pair.Value, 2_329, 2_833));
    }

    [Theory]
    [InlineData("abcd1234", true)]
    [InlineData("abcd123", false)]
    [InlineData("abcd12345", false)]
    [InlineData("abcd123~", false)]
    [InlineData("åbcd1234", false)]
    public void Only_letters_and_digits_are_a_code(string text, bool yes) => Assert.Equal(yes, ShortCode.IsOne(text));
}
