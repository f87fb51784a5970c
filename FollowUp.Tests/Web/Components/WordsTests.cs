using FollowUp.Web.Components.Shared;

namespace FollowUp.Tests.Web.Components;

public sealed class WordsTests
{
    [Theory]
    [InlineData("no_address", "No address")]
    [InlineData("noAddress", "No address")]
    [InlineData("SMS", "SMS")]
    [InlineData("", "")]
    public void A_name_becomes_a_sentence(string name, string sentence) => Assert.Equal(sentence, Words.Sentence(name));

    [Theory]
    [InlineData(1, "1 request")]
    [InlineData(0, "0 requests")]
    [InlineData(1204, "1,204 requests")]
    public void A_count_takes_the_right_word(long number, string text) => Assert.Equal(text, Words.Count(number, "request"));

    [Theory]
    [InlineData("Mara Lindqvist", "ML")]
    [InlineData("Juniper & Wool", "JW")]
    [InlineData("Cher", "C")]
    [InlineData("mara@example.com", "M")]
    [InlineData("", "?")]
    [InlineData(null, "?")]
    public void Initials_are_at_most_two(string? name, string initials) => Assert.Equal(initials, Words.Initials(name));
}
