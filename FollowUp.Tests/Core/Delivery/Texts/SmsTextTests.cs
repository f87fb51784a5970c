using FollowUp.Core.Delivery.Texts;

namespace FollowUp.Tests.Core.Delivery.Texts;

public sealed class SmsTextTests
{
    [Theory]
    [InlineData(0, 0, 160)]
    [InlineData(1, 1, 159)]
    [InlineData(160, 1, 0)]
    [InlineData(161, 2, 145)]
    [InlineData(306, 2, 0)]
    [InlineData(307, 3, 152)]
    [InlineData(1530, 10, 0)]
    public void Letters_of_the_alphabet_go_160_to_a_segment_and_153_when_there_are_several(int letters, int segments, int left)
    {
        var text = SmsText.Of(new string('a', letters));

        Assert.Equal((letters, letters, segments, SmsEncoding.Gsm7, left), (text.Characters, text.Units, text.Segments, text.Encoding, text.Left));
    }

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    public void One_letter_outside_the_alphabet_makes_segments_of_70_and_67(int letters, int segments)
    {
        var text = SmsText.Of(new string('a', letters - 1) + "’");

        Assert.Equal((letters, letters, segments, SmsEncoding.Ucs2), (text.Characters, text.Units, text.Segments, text.Encoding));
    }

    [Fact]
    public void Every_sign_of_the_extension_table_takes_two_septets()
    {
        var text = SmsText.Of("\f^{}\\[~]|€");

        Assert.Equal((10, 20, SmsEncoding.Gsm7), (text.Characters, text.Units, text.Encoding));
        Assert.Equal(1, SmsText.Of(new string('a', 158) + "€").Segments);
        Assert.Equal(2, SmsText.Of(new string('a', 159) + "€").Segments);
    }

    [Fact]
    public void An_escape_and_its_sign_stay_in_one_segment()
    {
        // 152 + 2 do not fit in 153, so the first segment ends one septet short, and 306 septets need a third.
        Assert.Equal(2, SmsText.Of(new string('a', 306)).Segments);
        Assert.Equal((306, 3), (SmsText.Of(new string('a', 152) + "€" + new string('a', 152)).Units, SmsText.Of(new string('a', 152) + "€" + new string('a', 152)).Segments));
    }

    [Fact]
    public void A_surrogate_pair_stays_in_one_segment()
    {
        Assert.Equal((70, 1), (SmsText.Of(new string('a', 68) + "😀").Units, SmsText.Of(new string('a', 68) + "😀").Segments));
        Assert.Equal((134, 3), (SmsText.Of(new string('a', 66) + "😀" + new string('a', 66)).Units, SmsText.Of(new string('a', 66) + "😀" + new string('a', 66)).Segments));
    }

    /// <summary>The 127 letters of the default table, without the escape.</summary>
    [Fact]
    public void The_whole_default_alphabet_is_known()
    {
        const string basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

        Assert.Equal(127, basic.Distinct().Count());
        Assert.Equal((127, SmsEncoding.Gsm7), (SmsText.Of(basic).Units, SmsText.Of(basic).Encoding));
    }

    [Theory]
    [InlineData('ç')]
    [InlineData('á')]
    [InlineData('`')]
    [InlineData('\t')]
    public void Letters_that_look_as_if_they_were_in_it_are_not(char letter) => Assert.Equal(SmsEncoding.Ucs2, SmsText.Of(letter.ToString()).Encoding);

    [Fact]
    public void Sixteen_hundred_characters_are_the_most()
    {
        Assert.False(SmsText.Of(new string('a', 1600)).IsTooLong);
        Assert.True(SmsText.Of(new string('a', 1601)).IsTooLong);
    }

    [Theory]
    [InlineData("“It’s here” – really…", "\"It's here\" - really...")]
    [InlineData("a\u00a0b\u200bc\u00add", "a bcd")]
    [InlineData("«Oui» • non", "\"Oui\" * non")]
    public void Typographic_signs_become_plain_ones_of_the_alphabet(string text, string folded)
    {
        Assert.Equal(folded, SmsFolding.Fold(text));
        Assert.Equal(SmsEncoding.Gsm7, SmsText.Of(folded).Encoding);
    }

    [Fact]
    public void Letters_and_pictures_are_not_folded() => Assert.Equal("Çà 你好 😀 ok", SmsFolding.Fold("Çà 你好 😀 ok"));
}
