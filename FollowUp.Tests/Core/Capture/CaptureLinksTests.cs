using FollowUp.Core.Capture;

namespace FollowUp.Tests.Core.Capture;

public sealed class CaptureLinksTests
{
    private readonly CaptureLinks links = new("https://follow.test/app/");

    [Theory]
    [InlineData("https://shop.test/summer?a=1", "https://shop.test/summer?a=1")]
    [InlineData("https://follow.test/app/f/KEY", "https://follow.test/app/f/KEY?q=abcdefghij")]
    [InlineData("https://follow.test/app/f/KEY?embedded=true", "https://follow.test/app/f/KEY?embedded=true&q=abcdefghij")]
    [InlineData("https://follow.test.evil.test/app/f/KEY", "https://follow.test.evil.test/app/f/KEY")]
    [InlineData("https://follow.test/f/KEY", "https://follow.test/f/KEY")]
    public void Only_a_form_of_ours_is_told_which_code_led_to_it(string target, string lead)
        => Assert.Equal(lead, links.Lead(new QrCode { Name = "Poster", Code = "abcdefghij", Target = target }));

    [Fact]
    public void A_code_of_one_contact_is_not_passed_on()
        => Assert.Equal("https://follow.test/app/f/KEY", links.Lead(new QrCode { Name = "Poster", Code = "abcdefghij", Target = "https://follow.test/app/f/KEY", ContactId = Guid.Empty }));

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1", Device.Phone)]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", Device.Phone)]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", Device.Tablet)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36", Device.Computer)]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", Device.Bot)]
    [InlineData("facebookexternalhit/1.1", Device.Bot)]
    [InlineData("WhatsApp/2.23.20.0", Device.Bot)]
    [InlineData(null, Device.Unknown)]
    public void Programs_that_say_so_are_told_from_people(string? userAgent, Device device) => Assert.Equal(device, Devices.Of(userAgent));
}
