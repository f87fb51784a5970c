using FollowUp.Infrastructure;

namespace FollowUp.Tests.Infrastructure;

public sealed class AppAddressTests
{
    [Theory]
    [InlineData(null, "https://followup.example.com/in")]
    [InlineData(" ", "https://followup.example.com/in")]
    [InlineData("https://fu.test/", "https://fu.test")]
    public void Short_links_begin_at_their_own_address_or_at_the_products(string? configured, string expected)
        => Assert.Equal(expected, new AppAddress("https://followup.example.com/in/", configured).ShortRoot);

    [Theory]
    [InlineData("fu.test")]
    [InlineData("ftp://fu.test")]
    [InlineData("https://fu.test/?a=1")]
    public void An_address_that_is_none_stops_the_start_with_its_name(string configured)
        => Assert.Equal(
            $"App:ShortLinkUrl is '{configured}'; it must be an address such as https://followup.example.com.",
            Assert.Throws<ConfigurationException>(() => new AppAddress(null, configured)).Message);
}
