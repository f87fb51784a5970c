using Bunit;
using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Tests.Support;
using FollowUp.Web.Features.Capture;
using FollowUp.Web.Features.Settings;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;
using Radzen.Blazor;
using WebhookExample = FollowUp.Core.Capture.WebhookExample;

namespace FollowUp.Tests.Web.Pages;

/// <summary>The pages of inbound webhooks and of service types.</summary>
public sealed class WebhookPagesTests : PageContext
{
    private static readonly Guid Id = Samples.RequestId;

    private readonly IInboundWebhooks webhooks = Substitute.For<IInboundWebhooks>();
    private readonly IServiceTypes services = Substitute.For<IServiceTypes>();

    public WebhookPagesTests()
    {
        var organizations = Substitute.For<IOrganizations>();
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Juniper & Wool", "Europe/Stockholm", "Hornsgatan 12", "#2F5D50", null, true, 0));
        Services.AddSingleton(organizations).AddSingleton(webhooks).AddSingleton(services).AddSingleton(Plans.Phones).AddSingleton(Substitute.For<IQrCodes>()).AddSingleton(Substitute.For<ILandingPages>())
            .AddSingleton(Substitute.For<ICaptureForms>()).AddSingleton(new CaptureLinks("https://follow.test"));
        webhooks.GetAsync(default!, default, default).ReturnsForAnyArgs(_ => Webhook());
        webhooks.ExamplesAsync(default!, default, default).ReturnsForAnyArgs([Example("""{ "who": { "mail": "ada@example.com" }, "lines": [ { "unit price": 3 } ] }"""), Example("""{ "mail": "bo@example.com" }""")]);
        services.ListAsync(default!, default).ReturnsForAnyArgs([new ServiceType { Id = Id, Name = "roof", DefaultDelay = TimeSpan.FromDays(3) }]);
    }

    [Fact]
    public void A_click_on_a_value_maps_it_and_says_what_would_come_of_it()
    {
        var page = Render<WebhookEditor>(parameters => parameters.Add(it => it.Id, Id));
        Assert.Contains("Would be refused: mapping.email is not chosen", Outcome(page), StringComparison.Ordinal);

        page.FindAll(".leaf").Single(leaf => leaf.TextContent.Contains("ada@", StringComparison.Ordinal)).Click();
        Assert.Equal("who.mail", Field(page, "E-mail address").GetAttribute("value"));
        Assert.EndsWith("Would raise job_completed for ada@example.com.", Outcome(page), StringComparison.Ordinal);

        Field(page, "A click on a value takes it for").Change("properties");
        page.FindAll(".leaf")[1].Click();
        page.Find(".page-head .btn-primary").Click();
        webhooks.Received(1).UpdateAsync(
            Arg.Any<Actor>(), Id, 4,
            Arg.Is<InboundWebhookInput>(input => input.Mapping.Email == "who.mail" && input.Mapping.Properties!["unit price"] == "lines[0][\"unit price\"]" && input.EventType == "job_completed"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void An_older_body_can_be_looked_at_and_one_that_does_not_fit_says_why()
    {
        var page = Render<WebhookEditor>(parameters => parameters.Add(it => it.Id, Id));
        Field(page, "E-mail address").Change("who.mail");
        page.Find("button[aria-label='Older body']").Click();
        Assert.EndsWith("Would be refused: who.mail is missing.", Outcome(page), StringComparison.Ordinal);
        Field(page, "Attributes of the contact (optional)").Change("no path");
        Assert.Contains("a colon and a path", Outcome(page), StringComparison.Ordinal);
    }

    [Fact]
    public void The_secret_is_shown_once()
    {
        webhooks.SignAsync(default!, default, default, default).ReturnsForAnyArgs("whsec_once");
        var page = Render<WebhookEditor>(parameters => parameters.Add(it => it.Id, Id));
        Assert.Contains(page.FindAll("[data-copy]"), one => one.GetAttribute("data-copy") == $"https://follow.test/webhooks/in/{Organization:D}/token");
        page.FindAll("button").Single(button => button.TextContent == "Ask for a signature").Click();
        Assert.Contains(page.FindAll("[data-copy]"), one => one.GetAttribute("data-copy") == "whsec_once");
    }

    [Fact]
    public void Agents_look_and_change_nothing()
    {
        SignIn(Role.Agent);
        Assert.Empty(Render<ServicesPage>().FindAll("form, tbody button"));
        var looked = Render<WebhookEditor>(parameters => parameters.Add(it => it.Id, Id));
        Assert.All(looked.FindAll(".leaf"), leaf => Assert.NotNull(leaf.GetAttribute("disabled")));
        Assert.Empty(looked.FindAll(".page-head .btn-primary"));
        Assert.DoesNotContain(looked.FindAll("button"), button => button.TextContent == "Ask for a signature");
    }

    [Fact]
    public void Service_types_are_added_changed_and_deleted_after_asking()
    {
        var dialogs = Render<RadzenDialog>();
        var page = Render<ServicesPage>();
        Assert.Equal(["roof", "3 days"], page.FindAll("tbody td").Take(2).Select(cell => cell.TextContent.Trim()));
        Field(page, "Service").Change("paint");
        Field(page, "Usual wait").Change("4");
        page.Find("select[aria-label=Unit]").Change("3600");
        page.Find("form").Submit();
        services.Received(1).CreateAsync(Arg.Any<Actor>(), "paint", TimeSpan.FromHours(4), Arg.Any<CancellationToken>());

        page.Find("button[aria-label='Change roof']").Click();
        Field(page, "Usual wait").Change("5");
        page.Find("form").Submit();
        services.Received(1).UpdateAsync(Arg.Any<Actor>(), Id, "roof", TimeSpan.FromDays(5), Arg.Any<CancellationToken>());

        page.Find("button[aria-label='Delete roof']").Click();
        services.DidNotReceiveWithAnyArgs().DeleteAsync(default!, default, default);
        dialogs.WaitForElements(".confirm button", 2)[0].Click();
        services.Received(1).DeleteAsync(Arg.Any<Actor>(), Id, Arg.Any<CancellationToken>());
    }

    private static string Outcome(IRenderedComponent<WebhookEditor> page) => page.Find("[role=status] .note").TextContent.Trim();

    private static AngleSharp.Dom.IElement Field<T>(IRenderedComponent<T> page, string label)
        where T : Microsoft.AspNetCore.Components.IComponent
        => page.Find($"#{page.FindAll("label").Single(candidate => candidate.TextContent == label).GetAttribute("for")}");

    private static InboundWebhook Webhook() => new() { Id = Id, OrganizationId = Organization, Name = "Field app", EventType = "job_completed", Token = "token", Received = 2, Version = 4 };

    private static WebhookExample Example(string body) => new() { Id = Samples.MessageId, WebhookId = Id, Body = body, ReceivedAt = Instant.FromUtc(2026, 3, 2, 9, 0) };
}
