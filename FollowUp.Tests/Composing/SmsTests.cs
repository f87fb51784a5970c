using FollowUp.Core.Templates;
using static FollowUp.Tests.Composing.Compositions;

namespace FollowUp.Tests.Composing;

public sealed class SmsTests
{
    [Fact]
    public void Links_are_wrapped_and_the_way_out_is_not()
    {
        var message = Sms("{{organization.name}}: {{request.url}} Opt out: {{unsubscribe_url}}", """{"request":{"url":"https://follow.test/r/abc"}}""");

        Assert.Equal($"Juniper & Wool: https://follow.test/t/c/{Token}~0 Opt out: https://follow.test/u/{Token}", message.Outbound.Text);
        Assert.Equal(["https://follow.test/r/abc"], message.Links);
        Assert.Null(message.Outbound.Html);
        Assert.Null(message.Outbound.Subject);
        Assert.Empty(message.Outbound.Headers);
    }

    [Fact]
    public void More_than_sixteen_hundred_characters_fail_for_good()
        => Assert.Throws<TemplateException>(() => Sms("{{long}}", $$"""{"long":"{{new string('x', 1601)}}"}"""));
}
