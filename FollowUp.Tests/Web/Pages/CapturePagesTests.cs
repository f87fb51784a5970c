using Bunit;
using FollowUp.Core.Capture;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Features.Capture;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Radzen.Blazor;

namespace FollowUp.Tests.Web.Pages;

public sealed class CapturePagesTests : PageContext
{
    private static readonly Guid Id = Samples.RequestId;

    private readonly IQrCodes codes = Substitute.For<IQrCodes>();
    private readonly ILandingPages pages = Substitute.For<ILandingPages>();
    private readonly ICaptureForms forms = Substitute.For<ICaptureForms>();
    private readonly IInboundWebhooks webhooks = Substitute.For<IInboundWebhooks>();

    public CapturePagesTests()
    {
        var organizations = Substitute.For<IOrganizations>();
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Juniper & Wool", "Europe/Stockholm", "Hornsgatan 12", "#2F5D50", null, true, 0));
        Services.AddSingleton(organizations).AddSingleton(codes).AddSingleton(pages).AddSingleton(forms).AddSingleton(webhooks).AddSingleton(new CaptureLinks("https://follow.test"));
        codes.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<QrCode>([Code()], 1));
        codes.GetAsync(default!, default, default).ReturnsForAnyArgs(_ => Code());
        pages.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<LandingPage>([], 0));
        pages.GetAsync(default!, default, default).ReturnsForAnyArgs(new LandingPage { Id = Id, Name = "Summer", Slug = "summer", Headline = "Hello", ButtonLabel = "Go", ButtonTarget = "https://shop.test/", Version = 3 });
        forms.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<CaptureForm>([], 0));
        webhooks.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<InboundWebhook>([], 0));
    }

    [Fact]
    public void Codes_show_their_scans_and_the_address_to_take_along()
    {
        var page = Render<CapturePage>();

        var line = page.Find("tbody tr");
        Assert.Equal($"/capture/codes/{Id}", line.QuerySelector(".row-link")!.GetAttribute("href"));
        Assert.Contains("1,204", line.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://follow.test/q/abcdefghij", line.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
        Assert.Equal(["QR codes1", "Landing pages0", "Forms0", "Webhooks0"], page.FindAll(".tabs .tab").Select(tab => string.Concat(tab.ChildNodes.Skip(1).Select(node => node.TextContent.Trim()))));
    }

    [Fact]
    public void Each_empty_list_says_what_it_is_for_and_how_to_begin()
    {
        Navigation.NavigateTo("/capture?tab=forms");
        var page = Render<CapturePage>();

        Assert.Equal("No forms yet", page.Find(".state h2").TextContent);
        Assert.Equal("/capture/forms/new", page.Find(".state a").GetAttribute("href"));
        Navigation.NavigateTo("/capture?tab=pages&search=winter");
        Assert.Contains("“winter”", Render<CapturePage>().Find(".state h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Archiving_asks_first()
    {
        var dialogs = Render<RadzenDialog>();
        var page = Render<CapturePage>();
        page.Find("tbody button[aria-label^=Archive]").Click();
        codes.DidNotReceiveWithAnyArgs().ArchiveAsync(default!, default, default, default);
        dialogs.WaitForElements(".confirm button", 2)[0].Click();
        codes.Received(1).ArchiveAsync(Arg.Any<Actor>(), Id, true, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Agents_look_and_change_nothing()
    {
        SignIn(Role.Agent);

        Assert.NotEmpty(Render<CapturePage>().FindAll("tbody tr"));
        Assert.Empty(Render<CapturePage>().FindAll("tbody button[aria-label^=Archive], .page-head .btn-primary"));
    }

    [Fact]
    public void A_code_is_saved_as_typed_and_opened()
    {
        codes.CreateAsync(default!, default!, default).ReturnsForAnyArgs(Id);
        var page = Render<QrCodeEditor>();
        Assert.NotNull(page.Find(".page-head .btn-primary").GetAttribute("disabled"));
        Type(page, "Name", "Poster");
        Type(page, "Target address", " https://shop.test/ ");
        Type(page, "What each event says (optional)", "campaign: Summer\ntags: [\"a\"]");

        page.Find(".page-head .btn-primary").Click();

        codes.Received(1).CreateAsync(
            Arg.Any<Actor>(),
            Arg.Is<QrCodeInput>(input => input.Name == "Poster" && input.Target == "https://shop.test/" && input.Properties!.Value.GetRawText() == """{"campaign":"Summer","tags":["a"]}"""),
            Arg.Any<CancellationToken>());
        Assert.EndsWith($"/capture/codes/{Id}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_code_shows_the_picture_that_is_downloaded()
    {
        var page = Render<QrCodeEditor>(parameters => parameters.Add(it => it.Id, Id));

        Assert.StartsWith($"/capture/codes/{Id}/image?format=svg", page.Find("img").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(
            [$"/capture/codes/{Id}/image?format=svg&size=1024", $"/capture/codes/{Id}/image?format=png&size=1024"], page.FindAll("a[download]").Select(link => link.GetAttribute("href")));
        Assert.Equal("campaign: summer", page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void What_was_refused_stands_at_its_field()
    {
        codes.UpdateAsync(default!, default, default, default!, default).ThrowsAsyncForAnyArgs(new InputException("target", "must be an address that begins with https:// or http://"));
        var page = Render<QrCodeEditor>(parameters => parameters.Add(it => it.Id, Id));
        Type(page, "Target address", "shop");

        page.Find(".page-head .btn-primary").Click();

        codes.Received(1).UpdateAsync(Arg.Any<Actor>(), Id, 5, Arg.Any<QrCodeInput>(), Arg.Any<CancellationToken>());
        var field = Field(page, "Target address");
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("Must be an address", page.Find($"#{field.GetAttribute("aria-describedby")}").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_else_saved_meanwhile_is_not_overwritten()
    {
        codes.UpdateAsync(default!, default, default, default!, default).ThrowsAsyncForAnyArgs(new ConflictException("Someone else changed this."));
        var page = Render<QrCodeEditor>(parameters => parameters.Add(it => it.Id, Id));
        Type(page, "Name", "Flyer");
        page.Find(".page-head .btn-primary").Click();

        page.FindAll(".page-body .note button").Single(button => button.TextContent == "Load it again").Click();

        Assert.Equal("Poster", Field(page, "Name").GetAttribute("value"));
    }

    [Fact]
    public void The_preview_of_a_page_is_the_page_itself_as_typed()
    {
        var page = Render<LandingPageEditor>(parameters => parameters.Add(it => it.Id, Id));
        Type(page, "Headline", "Warm <feet>");

        page.WaitForAssertion(() =>
        {
            var frame = page.Find("iframe");
            Assert.Equal("allow-same-origin", frame.GetAttribute("sandbox"));
            Assert.Contains("<h1>Warm &lt;feet&gt;</h1>", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
            Assert.Contains("css/public.css", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
            Assert.Contains("--brand:#2F5D50", frame.GetAttribute("srcdoc"), StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void The_link_of_a_contact_is_made_for_the_one_chosen()
    {
        Contacts.ListAsync(default!, default, default!, default).ReturnsForAnyArgs(new Page<ContactRow>([new(Samples.MessageId, "Hana Sato", "hana@example.com", null, 0, 0, null, false)], 1));
        pages.LinkAsync(default!, default, default, default).ReturnsForAnyArgs("https://follow.test/l/summer?c=token");
        var page = Render<LandingPageEditor>(parameters => parameters.Add(it => it.Id, Id));

        page.Find("input[type=search]").Input("hana");
        page.WaitForElement("button:contains('Hana Sato')", TimeSpan.FromSeconds(5)).Click();

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("[data-copy]"), button => button.GetAttribute("data-copy") == "https://follow.test/l/summer?c=token"));
        pages.Received(1).LinkAsync(Arg.Any<Actor>(), Id, Samples.MessageId, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_form_is_made_with_fields_of_its_own_and_previewed()
    {
        forms.CreateAsync(default!, default!, default).ReturnsForAnyArgs(Id);
        var page = Render<FormEditor>();
        Type(page, "Name", "Sign-up");
        Type(page, "What the contact agrees to", "I agree.");
        Field(page, "Phone number").Change("Required");
        page.FindAll("button").Single(button => button.TextContent.Contains("Add a field", StringComparison.Ordinal)).Click();
        Type(page, "Your question", "Shoe size");
        Type(page, "Kept as attribute", "size");
        page.WaitForAssertion(() => Assert.Contains("Shoe size", page.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal));

        page.Find(".page-head .btn-primary").Click();

        forms.Received(1).CreateAsync(
            Arg.Any<Actor>(),
            Arg.Is<CaptureFormInput>(input => input.ConsentWording == "I agree." && input.Fields.Phone == FieldUse.Required && input.Fields.Own.Single() == new OwnField("size", "Shoe size") && input.RedirectTarget == null),
            Arg.Any<CancellationToken>());
    }

    [Theory]
    [InlineData("""{"campaign":"Summer","tags":["a","b"],"number":3,"text":"3"}""", "campaign: Summer\ntags: [\"a\",\"b\"]\nnumber: 3\ntext: \"3\"")]
    [InlineData("{}", "")]
    public void Properties_come_back_as_they_were(string json, string lines)
    {
        Assert.Equal(lines, PropertyLines.Write(json));
        Assert.Equal(json, PropertyLines.Read(lines).GetRawText());
        Assert.Throws<InputException>(() => PropertyLines.Read("no colon"));
        Assert.Throws<InputException>(() => PropertyLines.Read("a: 1\na: 2"));
    }

    private static AngleSharp.Dom.IElement Field<T>(IRenderedComponent<T> page, string label)
        where T : Microsoft.AspNetCore.Components.IComponent
        => page.Find($"#{page.FindAll("label").Single(candidate => candidate.TextContent == label).GetAttribute("for")}");

    private static void Type<T>(IRenderedComponent<T> page, string label, string text)
        where T : Microsoft.AspNetCore.Components.IComponent => Field(page, label).Change(text);

    private static QrCode Code() => new()
    {
        Id = Id, Name = "Poster", Code = "abcdefghij", Target = "https://shop.test/", Properties = """{"campaign":"summer"}""", Scans = 1204, Version = 5,
    };
}
