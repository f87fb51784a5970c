using FollowUp.Core.Organizations;

namespace FollowUp.Tests.Core.Organizations;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("quiet harbour lamp")]
    [InlineData("juniper-and-wool")]
    [InlineData("Tr0ub4dor&3x")]
    public void Long_ones_that_nobody_tries_first_are_taken(string password)
        => Assert.Null(PasswordRules.Problem(password, "kim@example.com"));

    [Theory]
    [InlineData("short-one")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("password123!")]
    [InlineData("Password2026")]
    [InlineData("1234567890")]
    [InlineData("abcdefghijkl")]
    [InlineData("kimberley2026")]
    [InlineData("kimberley@example.com")]
    public void Short_common_and_guessable_ones_are_refused(string password)
        => Assert.NotNull(PasswordRules.Problem(password, "kimberley@example.com"));

    [Fact]
    public void Ones_that_cost_too_much_to_hash_are_refused()
        => Assert.NotNull(PasswordRules.Problem(string.Concat(Enumerable.Repeat("abcdefg h", 20)), "kim@example.com"));
}
