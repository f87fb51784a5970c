using Bunit;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Media;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Web.Features.Templates;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

/// <summary>Picking an approved template, filling in its places, and writing a session message.</summary>
public sealed class WhatsAppTemplatePageTests : PageContext
{
    private static readonly Guid Account = new("01950000-0000-7000-8000-0000000000c1");
    private static readonly Guid Order = new("01950000-0000-7000-8000-0000000000d1");
    private static readonly Guid Paused = new("01950000-0000-7000-8000-0000000000d2");

    private readonly IApprovedTemplates approved = Substitute.For<IApprovedTemplates>();

    public WhatsAppTemplatePageTests()
    {
        var organizations = Substitute.For<IOrganizations>();
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Juniper & Wool", "Europe/Stockholm", "Hornsgatan 12", "#2F5D50", null, true, 0));
        var renderer = Substitute.For<ITemplateRenderer>();
        renderer.Render(default!, default!).ReturnsForAnyArgs(call => new RenderedTemplate(null, null, call.Arg<TemplateSource>().Text)
        {
            WhatsApp = call.Arg<TemplateSource>().WhatsAppWords is { } words ? Json.Read<WhatsAppWords>(words.Replace("{{first_name}}", "Hana", StringComparison.Ordinal)) : null,
        });
        Services.AddSingleton(organizations).AddSingleton(renderer).AddSingleton(approved).AddSingleton(new PublicLinks("https://followup.example.com")).AddSingleton<MessageComposer>().AddSingleton<SampleMessage>().AddSingleton<TemplatePreview>();
        approved.AccountsAsync(default!, default).ReturnsForAnyArgs([new TemplateAccount(Account, "meta", "Main number", "+14155550100", true, 1, 2, Now, Now, null, "GREEN", "TIER_10K")]);
        approved.ListAsync(default!, default, default).ReturnsForAnyArgs(
        [
            Row(Order, "order_delivered", ApprovalStatus.Approved, new ApprovedContent("Hi {{1}}, it is there.") { Footer = "Juniper", Buttons = [new ApprovedButton(ApprovedButton.Link, "Track", "https://a.example/{{1}}")] }),
            Row(Paused, "offer", ApprovalStatus.Paused, new ApprovedContent("Now")),
        ]);
    }

    [Fact]
    public void A_picked_template_shows_its_places_and_is_previewed_with_footer_and_buttons()
    {
        var page = NewPage();
        Assert.True(page.Find($"option[value='{Paused}']").HasAttribute("disabled"));

        page.Find("select[id]:has(optgroup)").Change(Order.ToString());
        Assert.Contains("Hi …, it is there.", page.Find(".wa").TextContent, StringComparison.Ordinal);
        page.Find("#value-body-1").Change("{{first_name}}");
        page.Find("#value-button-0").Change("1001");

        var bubble = page.Find(".wa").TextContent;
        Assert.Contains("Hi Hana, it is there.", bubble, StringComparison.Ordinal);
        Assert.Contains("Juniper", bubble, StringComparison.Ordinal);
        Assert.Contains("https://a.example/1001", bubble, StringComparison.Ordinal);
    }

    [Fact]
    public void Saving_stores_the_template_with_its_values()
    {
        var page = NewPage();
        page.Find("select[id]:has(optgroup)").Change(Order.ToString());
        page.Find("#value-body-1").Change("{{first_name}}");
        page.FindAll("input").First(input => input.GetAttribute("maxlength") == "120").Change("Arrived");
        page.FindAll("button").Single(button => button.TextContent.Contains("Save template", StringComparison.Ordinal)).Click();

        Templates.Received(1).CreateAsync(
            Arg.Any<Actor>(),
            Arg.Is<TemplateInput>(input => input.Channel == Channel.WhatsApp && input.Kind == TemplateKind.Message && input.WhatsApp!.Approved!.Template == Order && input.WhatsApp.Approved.Values["body.1"] == "{{first_name}}"),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_refused_value_is_named_at_its_field()
    {
        Templates.CreateAsync(default!, default!, default).ReturnsForAnyArgs<Guid>(_ => throw new InputException("whatsApp.approved.values.button.0", "must not be empty"));
        var page = NewPage();
        page.Find("select[id]:has(optgroup)").Change(Order.ToString());
        page.FindAll("button").Single(button => button.TextContent.Contains("Save template", StringComparison.Ordinal)).Click();

        Assert.Equal("Must not be empty.", page.Find(".field-bad .error").TextContent);
        Assert.NotNull(page.Find(".field-bad #value-button-0"));
    }

    [Fact]
    public void A_session_message_takes_three_buttons_and_says_what_it_needs()
    {
        var page = NewPage();
        page.FindAll("button").Single(button => button.TextContent == "Session message").Click();
        Assert.Contains("within 24 hours of the contact's last message", page.Find(".editor").TextContent, StringComparison.Ordinal);
        page.Find("#text").Change("How was it?");
        page.FindAll("select")[^1].Change("buttons");
        page.Find("#reply-0").Change("Good");
        for (var more = 0; more < 2; more++)
        {
            page.FindAll("button").Single(button => button.TextContent.EndsWith("Add a button", StringComparison.Ordinal)).Click();
        }

        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.EndsWith("Add a button", StringComparison.Ordinal));
        Assert.Equal(["Good", "", ""], page.FindAll(".wa-button span").Select(label => label.TextContent));
    }

    [Fact]
    public void A_session_message_takes_a_file_and_an_approved_template_lets_go_of_it()
    {
        var id = new Guid("01950000-0000-7000-8000-0000000000f1");
        var file = new MediaFile { Id = new Guid("01950000-0000-7000-8000-0000000000e1"), Hash = "", Name = "a.png", ContentType = "image/png", Size = 1000, Token = "" };
        Templates.GetAsync(default!, id, default).ReturnsForAnyArgs(new Template
        {
            Id = id, Name = "Photo", Channel = Channel.WhatsApp, Kind = TemplateKind.Message, Text = "Look", Attachments = [new TemplateAttachment { MediaId = file.Id, File = file }],
        });
        var page = Render<TemplatePage>(parameters => parameters.Add(one => one.Id, id));
        Assert.Equal("a.png", page.Find(".pane .file-picture").GetAttribute("alt"));

        page.FindAll("button").Single(button => button.TextContent == "Approved template").Click();

        Assert.Empty(page.FindComponents<AttachmentsField>());
        page.Find("select[id]:has(optgroup)").Change(Order.ToString());
        page.FindAll("button").Single(button => button.TextContent.Contains("Save template", StringComparison.Ordinal)).Click();
        Templates.Received(1).UpdateAsync(
            Arg.Any<Actor>(), id, 0, Arg.Is<TemplateInput>(input => input.Attachments.Count == 0 && input.WhatsApp!.Approved!.Template == Order), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void What_was_typed_right_before_a_click_is_kept()
    {
        var page = NewPage();
        page.FindAll("button").Single(button => button.TextContent == "Session message").Click();
        page.FindAll("select")[^1].Change("list");
        var (title, add) = (page.Find("#row-0"), page.FindAll("button").Single(button => button.TextContent.EndsWith("Add a row", StringComparison.Ordinal)));
        title.Change("Very good");
        add.Click();

        Assert.Equal("Very good", page.Find("#row-0").GetAttribute("value"));
        Assert.NotNull(page.Find("#row-1"));
    }

    [Fact]
    public void Without_an_account_the_page_says_where_to_add_one()
    {
        approved.AccountsAsync(default!, default).ReturnsForAnyArgs([]);

        Assert.Contains("No WhatsApp account is set up", NewPage().Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<TemplatePage> NewPage()
    {
        Navigation.NavigateTo("/templates/new?channel=whatsapp");
        return Render<TemplatePage>();
    }

    private ApprovedTemplate Row(Guid id, string name, ApprovalStatus status, ApprovedContent content) => new()
    {
        Id = id, AccountId = Account, OrganizationId = Organization, ProviderId = name, Name = name, Language = "en", Category = "UTILITY", Status = status, Content = Json.Write(content), SyncedAt = Now,
    };
}
