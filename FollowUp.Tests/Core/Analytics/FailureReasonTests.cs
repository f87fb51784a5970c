using FollowUp.Core.Analytics;

namespace FollowUp.Tests.Core.Analytics;

public sealed class FailureReasonTests
{
    [Fact]
    public void One_cause_is_one_reason_however_many_addresses_it_names()
    {
        var first = FailureReason.Of("550 5.1.1 <hana@example.com>: Recipient address rejected: User unknown (id 4Fq2b1aa9Tz)");
        var second = FailureReason.Of("550 5.1.1 <noor@example.org>: Recipient address rejected: User unknown (id 9Zk1c7bb2Lm)");

        Assert.Equal(first, second);
        Assert.StartsWith("550 5.1.1", first, StringComparison.Ordinal);
        Assert.Contains("User unknown", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_causes_stay_apart()
        => Assert.NotEqual(FailureReason.Of("552 5.2.2 Mailbox full"), FailureReason.Of("550 5.1.1 No such mailbox"));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void No_words_at_all_are_said_to_be_none(string? words) => Assert.Equal("The provider gave no reason.", FailureReason.Of(words));
}
