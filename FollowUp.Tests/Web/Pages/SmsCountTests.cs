using Bunit;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Web.Features.Templates;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

public sealed class SmsCountTests : PageContext
{
    private readonly ITemplateRenderer renderer = Substitute.For<ITemplateRenderer>();

    public SmsCountTests()
    {
        var organizations = Substitute.For<IOrganizations>();
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Juniper & Wool", "Europe/Stockholm", "Hornsgatan 12", "#2F5D50", null, true, 0));
        Services.AddSingleton(organizations);
        Services.AddSingleton(renderer);
        Services.AddSingleton(Substitute.For<FollowUp.Core.Templates.WhatsApp.IApprovedTemplates>());
        Services.AddSingleton(new PublicLinks("https://followup.example.com"));
        Services.AddSingleton<MessageComposer>();
        Services.AddSingleton<SampleMessage>();
        Services.AddSingleton<TemplatePreview>();

        // The words as they are typed, with one name filled in.
        renderer.Render(default!, default!).ReturnsForAnyArgs(call => new RenderedTemplate("", null, call.Arg<TemplateSource>().Text.Replace("{{first_name}}", "Hana", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Hi {{first_name}}", "7 characters · 1 segment · GSM-7")]
    [InlineData("Hi {{first_name}} 😀", "10 characters · 1 segment · UCS-2")]
    public void The_words_with_names_filled_in_are_counted(string text, string count) => Assert.Equal(count, Length(Page(text)));

    [Fact]
    public void Links_count_as_short_as_they_leave()
    {
        // 28 of "https://followup.example.com", 3 of "/s/" and 8 of the code, however long the address is.
        var page = Page("See https://shop.example.com/" + new string('a', 300));

        Assert.Equal("43 characters · 1 segment · GSM-7", Length(page));
    }

    [Fact]
    public void The_count_follows_what_is_typed()
    {
        var page = Page("Hi");
        page.Find("#text").Change(new string('a', 161));

        Assert.Equal("161 characters · 2 segments · GSM-7", Length(page));
    }

    [Fact]
    public void A_curly_quote_that_costs_a_segment_can_be_made_plain()
    {
        var page = Page(new string('a', 100) + "’s {{first_name}}");
        Assert.Equal("107 characters · 2 segments · UCS-2", Length(page));

        page.FindAll("button").Single(button => button.TextContent == "Use plain signs").Click();

        Assert.Equal("107 characters · 1 segment · GSM-7", Length(page));
        Assert.EndsWith("'s {{first_name}}", page.Find("#text").GetAttribute("value"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent == "Use plain signs");
    }

    [Fact]
    public void The_price_of_all_segments_stands_beside_their_count()
    {
        Prices.UsualAsync(default!, default, default).ReturnsForAnyArgs(new UnitPrice(Money.Of(0.0079m, "USD"), IsLowest: true));

        var page = Page(new string('a', 161));

        Assert.Equal("161 characters · 2 segments · GSM-7 · from 0.0158 USD per message", Length(page));
        page.Find("#text").Change("");
        Assert.DoesNotContain("USD", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_for_one_country_names_its_numbers()
    {
        Prices.UsualAsync(default!, default, default).ReturnsForAnyArgs(new UnitPrice(Money.Of(0.06m, "EUR"), IsLowest: false, "+46"));

        Assert.Equal("2 characters · 1 segment · GSM-7 · 0.06 EUR per message to +46", Length(Page("Hi")));
    }

    private static string Length(IRenderedComponent<TemplatePage> page) => page.Find("[aria-label=Length]").TextContent.Trim();

    private IRenderedComponent<TemplatePage> Page(string text)
    {
        Templates.GetAsync(default!, default, default).ReturnsForAnyArgs(new Template
        {
            Id = Samples.MessageId, Name = "Ask", Channel = Channel.Sms, Kind = TemplateKind.Request, Subject = null, Html = null, Text = text,
        });
        return Render<TemplatePage>(parameters => parameters.Add(it => it.Id, Samples.MessageId));
    }
}
