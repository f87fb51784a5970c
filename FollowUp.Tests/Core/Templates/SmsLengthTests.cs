using FollowUp.Core.Templates;

namespace FollowUp.Tests.Core.Templates;

public sealed class SmsLengthTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    public void Plain_letters_go_160_to_a_part_and_153_when_there_are_several(int letters, int parts)
        => Assert.Equal(new SmsLength(letters, parts, false), SmsLength.Of(new string('a', letters)));

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    public void One_letter_outside_the_alphabet_makes_parts_small(int letters, int parts)
        => Assert.Equal(new SmsLength(letters, parts, true), SmsLength.Of(new string('a', letters - 1) + "’"));

    [Fact]
    public void Letters_of_the_extension_table_count_twice() => Assert.Equal(new SmsLength(161, 2, false), SmsLength.Of(new string('a', 159) + "€"));

    [Fact]
    public void Swedish_letters_are_in_the_alphabet() => Assert.False(SmsLength.Of("Hej Åsa, är du nöjd?").IsUnicode);
}
