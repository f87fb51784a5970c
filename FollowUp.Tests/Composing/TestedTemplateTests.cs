using FollowUp.Core.Delivery;
using static FollowUp.Tests.Composing.Compositions;

namespace FollowUp.Tests.Composing;

/// <summary>What a test of a template has in common with the message that contacts get, and what not.</summary>
public sealed class TestedTemplateTests
{
    private const string Html = """<p>Hello {{first_name}}, <a href="https://shop.test/x">look</a></p>""";

    [Fact]
    public void Its_links_lead_where_they_say_and_nobody_learns_that_it_was_opened()
    {
        var (real, test) = (Email(Html, "See https://shop.test/x"), Email(Html, "See https://shop.test/x", origin: OriginKind.Test));

        Assert.Contains("/t/c/", real.Outbound.Html, StringComparison.Ordinal);
        Assert.Contains("/t/o/", real.Outbound.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/t/", test.Outbound.Html, StringComparison.Ordinal);
        Assert.Contains("""<a href="https://shop.test/x">look</a>""", test.Outbound.Html, StringComparison.Ordinal);
        Assert.StartsWith("See https://shop.test/x", test.Outbound.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_else_is_what_contacts_get()
    {
        const string Plain = "<p>Hello {{first_name}}</p>";
        var (real, test) = (Email(Plain, "Hello"), Email(Plain, "Hello", origin: OriginKind.Test));

        Assert.Equal((real.Outbound.Subject, real.Outbound.Text, real.Outbound.From), (test.Outbound.Subject, test.Outbound.Text, test.Outbound.From));
        Assert.Equal(real.Outbound.Headers, test.Outbound.Headers);
        var pixel = real.Outbound.Html!.IndexOf("<img", StringComparison.Ordinal);
        Assert.Equal(real.Outbound.Html.Remove(pixel, real.Outbound.Html.IndexOf('>', pixel) + 1 - pixel), test.Outbound.Html);
    }
}
