using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using FollowUp.Core.Templates;
using static FollowUp.Tests.Composing.Compositions;

namespace FollowUp.Tests.Composing;

public sealed class EmailTests
{
    private const string Click = "https://follow.test/t/c/AAAAAAAAAAAAAAAAAAAAAA~";
    private const string Unsubscribe = "https://follow.test/u/AAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public void Links_of_html_and_text_are_wrapped_and_equal_targets_share_a_place()
    {
        var message = Email(
            "<a href=\"{{request.url}}\">one</a> <a class=b href='https://shop.test/?a=1&amp;b=2'>two</a> <A HREF=https://shop.test/x>three</A>",
            "See {{request.url}}, or (https://shop.test/?a=1&b=2).",
            """{"request":{"url":"https://follow.test/r/tok=1"}}""");

        Assert.Equal(["https://follow.test/r/tok=1", "https://shop.test/?a=1&b=2", "https://shop.test/x"], message.Links);
        Assert.Contains($"<a href=\"{Click}0\">one</a> <a class=b href=\"{Click}1\">two</a> <A HREF=\"{Click}2\">three</A>", message.Outbound.Html, StringComparison.Ordinal);
        Assert.StartsWith($"See {Click}0, or ({Click}1).", message.Outbound.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unsubscribe_link_is_never_wrapped_and_stands_in_headers_html_and_text()
    {
        var message = Email("<a href=\"{{unsubscribe_url}}\">stop</a>", "Stop: {{unsubscribe_url}}");

        Assert.Empty(message.Links);
        Assert.Equal($"<{Unsubscribe}>", message.Outbound.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", message.Outbound.Headers["List-Unsubscribe-Post"]);
        Assert.Equal(2, Count(message.Outbound.Html!, $"href=\"{Unsubscribe}\""));
        Assert.Equal(2, Count(message.Outbound.Text, Unsubscribe));
        Assert.Equal(1, Count(message.Outbound.Html!, "href=\"https://follow.test/preferences/AAAAAAAAAAAAAAAAAAAAAA\""));
        Assert.EndsWith("Message preferences: https://follow.test/preferences/AAAAAAAAAAAAAAAAAAAAAA\n", message.Outbound.Text, StringComparison.Ordinal);
        Assert.Contains("Storgatan 1<br>111 22 Stockholm", message.Outbound.Html, StringComparison.Ordinal);
        Assert.Contains("Juniper & Wool, Storgatan 1, 111 22 Stockholm", message.Outbound.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=' JaVa\tScript:alert(1)'>x</a>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">x</a>")]
    [InlineData("<a href=data:text/html,hi>x</a>")]
    [InlineData("<a href=\"vbscript:x\">x</a>")]
    [InlineData("<img src=\"javascript:alert(1)\">")]
    [InlineData("<p onclick=\"alert(1)\">x</p>")]
    [InlineData("<p>x</p><script>alert(1)</script>")]
    [InlineData("<form action=\"javascript:alert(1)\"></form>")]
    [InlineData("<a href=\"{{evil}}\">x</a>")]
    [InlineData("<div>{{{markup}}}</div>")]
    public void What_could_run_is_taken_out(string html)
    {
        var body = Email(html, "t", """{"evil":"javascript:alert(1)","markup":"<a href='javascript:alert(1)'>x</a>"}""").Outbound.Html!;

        Assert.DoesNotContain("alert", body, StringComparison.Ordinal);
        Assert.DoesNotContain("script:", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("data:text", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a href=\"mailto:care@juniper.test\">x</a>")]
    [InlineData("<a href=\"tel:+46701234567\">x</a>")]
    [InlineData("<a href=\"#top\">x</a>")]
    [InlineData("<img src=\"https://shop.test/a.png\" alt=\"1 > 0\">")]
    [InlineData("<!-- <a href=\"https://shop.test\"> --><p>5 < 6 & more</p>")]
    public void What_is_no_web_link_stays_as_written(string html)
    {
        var message = Email(html, "t");

        Assert.Contains(html, message.Outbound.Html, StringComparison.Ordinal);
        Assert.Empty(message.Links);
    }

    [Fact]
    public void Values_cannot_break_out_of_an_attribute_or_the_frame()
    {
        var message = Email("<a title=\"{{name}}\" href=\"https://shop.test\">{{name}}</a>", "t", """{"name":"\"><img src=x onerror=alert(1)>"}""");

        Assert.DoesNotContain("<img src=x", message.Outbound.Html, StringComparison.Ordinal);
        Assert.Contains("Juniper &amp; Wool", message.Outbound.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_message_carries_pixel_preheader_names_and_reply_address()
    {
        var message = Email("<p>Hi</p>", "Hi Nora,\n\nhow is it? https://shop.test/x");

        Assert.Contains("src=\"https://follow.test/t/o/AAAAAAAAAAAAAAAAAAAAAA.gif\"", message.Outbound.Html, StringComparison.Ordinal);
        Assert.Contains(">Hi Nora, how is it?</div>", message.Outbound.Html, StringComparison.Ordinal);
        Assert.Equal("Hello Nora", message.Outbound.Subject);
        Assert.Equal("Nora Holm", message.Outbound.ToName);
        Assert.Equal("Juniper & Wool", message.Outbound.FromName);
        Assert.Equal("care@juniper.test", message.Outbound.ReplyTo);
    }

    [Fact]
    public void A_whole_document_keeps_its_own_frame()
    {
        var html = Email("<!doctype html><html><body><p>Own</p></body></html>", "t").Outbound.Html!;

        Assert.StartsWith("<!doctype html><html><body><p>Own</p><div", html, StringComparison.Ordinal);
        Assert.EndsWith("></body></html>", html, StringComparison.Ordinal);
        Assert.Equal(1, Count(html, "<html"));
    }

    [Fact]
    public void Mails_of_the_product_itself_are_neither_tracked_nor_unsubscribed_from()
    {
        var message = Email("", "", """{"subject":"You are invited","text":"Open https://follow.test/join","html":"<a href=\"https://follow.test/join\">Join</a>"}""", OriginKind.System);

        Assert.Equal("You are invited", message.Outbound.Subject);
        Assert.Equal("Open https://follow.test/join", message.Outbound.Text);
        Assert.Contains("href=\"https://follow.test/join\"", message.Outbound.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/t/o/", message.Outbound.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("nsubscribe", message.Outbound.Html, StringComparison.Ordinal);
        Assert.Empty(message.Links);
        Assert.False(message.Outbound.Headers.ContainsKey("List-Unsubscribe"));
    }

    [Fact]
    public void A_message_whose_template_is_gone_fails_for_good()
        => Assert.Throws<TemplateException>(() => Composer.Compose(
            new QueuedMessage(Guid.Empty, Guid.Empty, OriginKind.Enrollment, Guid.Empty, "ask", Lane.Sequence, Channel.Email, null, null, null, null, "{}", Token, 0, default, default, Standing.Good),
            "a@b.test", Shop, null, new ChannelRoute("smtp", "x@y.test", null, new(Guid.Empty, new Dictionary<string, string>(), new Dictionary<string, string>()))));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
