using Bunit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Web.Features.Contacts;
using FollowUp.Web.Features.RequestCampaigns;
using FollowUp.Web.Features.Reviews;
using FollowUp.Web.Features.Templates;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class OtherPagesTests : PageContext
{
    private readonly ITemplateRenderer renderer = Substitute.For<ITemplateRenderer>();

    public OtherPagesTests()
    {
        var organizations = Substitute.For<IOrganizations>();
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Juniper & Wool", "Europe/Stockholm", "Hornsgatan 12", "#2F5D50", null, true, 0));
        Services.AddSingleton(organizations);
        Services.AddSingleton(renderer);
        var consents = Substitute.For<FollowUp.Core.Consent.Ledger.IConsents>();
        consents.OfContactAsync(default!, default, default).ReturnsForAnyArgs(new FollowUp.Core.Consent.Ledger.ContactConsent(Samples.MessageId, "Hana Sato", "hana@example.com", null, [], []));
        Services.AddSingleton(consents);
        Services.AddSingleton(Substitute.For<FollowUp.Core.Consent.IContactOptOuts>());
        var rights = Substitute.For<FollowUp.Core.Privacy.IPersonRights>();
        rights.StandingAsync(default!, default, default).ReturnsForAnyArgs(new FollowUp.Core.Privacy.PersonStanding(Samples.MessageId, null, null, null, 0));
        Services.AddSingleton(rights);
        Services.AddSingleton(Substitute.For<FollowUp.Core.Templates.WhatsApp.IApprovedTemplates>());
        Services.AddSingleton(new PublicLinks("https://followup.example.com"));
        Services.AddSingleton<MessageComposer>();
        Services.AddSingleton<SampleMessage>();
        Services.AddSingleton<TemplatePreview>();
        renderer.Render(default!, default!).ReturnsForAnyArgs(new RenderedTemplate("How do you like it?", "<p>Hi Hana</p>", "Hi Hana"));
    }

    [Fact]
    public void Campaigns_show_what_came_of_them()
    {
        Campaigns.ListAsync(default!, default, default, default!, default).ReturnsForAnyArgs(
            new Page<RequestCampaignRow>([new(Samples.RequestId, "After delivery", SequenceStatus.Active, RequestChannel.Both, TimeSpan.FromDays(3), true, 2, 100, 80, 20, 8, 4)], 1));

        var line = Render<CampaignsPage>().Find("tbody tr");

        Assert.Contains("after 3 days, 2 reminders", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("25%", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("Pause After delivery", line.QuerySelector("button")!.GetAttribute("aria-label"));
    }

    [Fact]
    public void No_campaigns_is_said_with_a_way_on() => Assert.Equal("No campaigns yet", Render<CampaignsPage>().Find(".state h2").TextContent);

    [Fact]
    public void Archived_templates_are_not_listed()
    {
        Templates.ListAsync(default!, default, default).ReturnsForAnyArgs([Template("Ask"), Template("Old", archived: true)]);

        Assert.Equal("Ask", Assert.Single(Render<TemplatesPage>().FindAll("tbody .row-link")).TextContent);
    }

    [Fact]
    public void The_editor_previews_as_delivery_composes()
    {
        Templates.GetAsync(default!, default, default).ReturnsForAnyArgs(Template("Ask"));

        var page = Render<TemplatePage>(parameters => parameters.Add(it => it.Id, Samples.MessageId));

        var frame = page.Find("iframe");
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Contains("Hi Hana", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.DoesNotContain("/t/o/", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_do_not_parse_are_marked_at_their_field_while_typing()
    {
        Templates.GetAsync(default!, default, default).ReturnsForAnyArgs(Template("Ask"));
        var page = Render<TemplatePage>(parameters => parameters.Add(it => it.Id, Samples.MessageId));
        renderer.When(it => it.Check(Arg.Any<string?>(), Arg.Any<string?>(), Arg.Any<string>())).Do(_ => throw new InputException("html", "line 1: '{{' is never closed with '}}'"));

        page.Find("#html").Change("<p>{{oops</p>");

        Assert.Equal("true", page.Find("#html").GetAttribute("aria-invalid"));
        Assert.Contains("never closed", page.Find("#html-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_in_use_is_not_archived_and_says_why()
    {
        Templates.GetAsync(default!, default, default).ReturnsForAnyArgs(Template("Ask"));
        Templates.UpdateAsync(default!, default, default, default!, default).ThrowsAsyncForAnyArgs(new ConflictException("Someone else changed this."));
        var page = Render<TemplatePage>(parameters => parameters.Add(it => it.Id, Samples.MessageId));
        page.Find("#subject").Change("New");

        page.Find(".page-head .btn-primary").Click();

        Assert.Contains("Someone else changed this.", page.Find(".page-body .note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_not_for_publishing_cannot_be_approved()
    {
        ShowReview(mayPublish: false);

        var card = Render<ReviewsPage>().Find("article");

        Assert.DoesNotContain("Approve review", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("did not allow it", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Approving_a_review_asks_the_port_and_loads_again()
    {
        ShowReview(mayPublish: true);
        var page = Render<ReviewsPage>();

        page.FindAll("article button").Single(button => button.TextContent.Contains("Approve", StringComparison.Ordinal)).Click();

        Reviews.Received(1).SetStatusAsync(Arg.Any<Actor>(), Samples.RequestId, ReviewStatus.Approved, Arg.Any<CancellationToken>());
        Reviews.Received(2).ListAsync(Arg.Any<Actor>(), ReviewStatus.Pending, null, Arg.Any<PageQuery>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_reply_is_saved_as_typed()
    {
        ShowReview(mayPublish: true);
        var page = Render<ReviewsPage>();
        page.FindAll("article button").Single(button => button.TextContent.Contains("Reply", StringComparison.Ordinal)).Click();
        page.Find("article textarea").Change(" Thank you. ");

        page.Find("article .btn-primary").Click();

        Reviews.Received(1).ReplyAsync(Arg.Any<Actor>(), Samples.RequestId, "Thank you.", Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Contacts_are_found_by_the_address_and_link_to_their_page()
    {
        Contacts.ListAsync(default!, default, default!, default).ReturnsForAnyArgs(
            new Page<ContactRow>([new(Samples.MessageId, "Hana Sato", "hana@example.com", null, 3, 1, Samples.At, true)], 1));
        Navigation.NavigateTo("/contacts?search=hana");

        var page = Render<ContactsPage>();

        Contacts.Received().ListAsync(Arg.Any<Actor>(), "hana", Arg.Any<PageQuery>(), Arg.Any<CancellationToken>());
        Assert.Equal($"/contacts/{Samples.MessageId}", page.Find(".row-link").GetAttribute("href"));
        Assert.Contains("Opted out", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_shows_all_that_happened()
    {
        Contacts.GetAsync(default!, default, default).ReturnsForAnyArgs(new ContactDetail(
            Samples.MessageId, "Hana Sato", "hana@example.com", null, null, Samples.At, ["email"], [new ContactActivity("sent", Samples.At, "email", "How do you like it?", Samples.RequestId)]));

        var page = Render<ContactPage>(parameters => parameters.Add(it => it.Id, Samples.MessageId));

        Assert.Contains("Sent by email", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/requests?open={Samples.RequestId}", page.Find(".timeline a").GetAttribute("href"));
        Assert.Contains("Opted out of Email", page.Find(".page-head").TextContent, StringComparison.Ordinal);
    }

    private void ShowReview(bool mayPublish)
    {
        Reviews.CountAsync(default!, default).ReturnsForAnyArgs(new Dictionary<ReviewStatus, int> { [ReviewStatus.Pending] = 1 });
        Reviews.ListAsync(default!, default, default, default!, default).ReturnsForAnyArgs(new Page<ReviewRow>(
            [new(Samples.RequestId, Samples.RequestId, Samples.MessageId, "Hana Sato", "1042", "Alder wool throw", 4, "Warm", "Very warm.", "Hana S.", mayPublish, [], ReviewStatus.Pending, false, null, Samples.At)], 1));
    }

    private static Template Template(string name, bool archived = false) => new()
    {
        Id = Samples.MessageId, Name = name, Channel = Channel.Email, Kind = TemplateKind.Request, Subject = "How do you like it?", Html = "<p>Hi {{first_name}}</p>", Text = "Hi", Archived = archived,
    };
}
