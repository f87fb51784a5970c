using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Templates;
using static FollowUp.Tests.Composing.Compositions;

namespace FollowUp.Tests.Composing;

public sealed class SmsTests
{
    [Fact]
    public void Links_are_written_short_and_the_way_out_is_left_alone()
    {
        var message = Sms("{{organization.name}}: {{request.url}} Opt out: {{unsubscribe_url}}", """{"request":{"url":"https://follow.test/r/abc"}}""");

        Assert.Equal($"Juniper & Wool: https://follow.test/s/{ShortCode.Of(Token, "https://follow.test/r/abc")} Opt out: https://follow.test/u/{Token}", message.Outbound.Text);
        Assert.True(message.ShortLinks);
        Assert.Equal(["https://follow.test/r/abc"], message.Links);
        Assert.Null(message.Outbound.Html);
        Assert.Null(message.Outbound.Subject);
        Assert.Empty(message.Outbound.Headers);
    }

    [Fact]
    public void An_organization_may_keep_its_links_long_and_e_mails_always_do()
    {
        var message = Sms("See https://shop.test/a.", "{}", Shop with { ShortLinks = false });

        Assert.Equal($"See https://follow.test/t/c/{Token}~0.", message.Outbound.Text);
        Assert.False(message.ShortLinks);
        Assert.False(Email("<a href=\"https://shop.test/a\">a</a>", "https://shop.test/a").ShortLinks);
    }

    [Fact]
    public void Equal_targets_share_a_code_and_others_have_their_own()
    {
        var message = Sms("https://shop.test/a https://shop.test/b https://shop.test/a");

        var codes = message.Outbound.Text.Split(' ');
        Assert.Equal(codes[0], codes[2]);
        Assert.NotEqual(codes[0], codes[1]);
        Assert.Equal(["https://shop.test/a", "https://shop.test/b"], message.Links);
    }

    [Fact]
    public void A_domain_of_its_own_makes_them_shorter()
        => Assert.Equal("https://fu.test/s/abcd1234", new PublicLinks("https://followup.example.com/", "https://fu.test/").Shortened("abcd1234"));

    [Fact]
    public void More_than_sixteen_hundred_characters_fail_for_good()
        => Assert.Throws<TemplateException>(() => Sms("{{long}}", $$"""{"long":"{{new string('x', 1601)}}"}"""));
}
