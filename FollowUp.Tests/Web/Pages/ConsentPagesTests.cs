using Bunit;
using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Import;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Compliance.Consent;
using FollowUp.Web.Features.Settings;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;

namespace FollowUp.Tests.Web.Pages;

public sealed class ConsentPagesTests : PageContext
{
    private readonly IConsents consents = Substitute.For<IConsents>();
    private readonly ILedgerChecks checks = Substitute.For<ILedgerChecks>();
    private readonly IConsentRules rules = Substitute.For<IConsentRules>();

    public ConsentPagesTests()
    {
        Services.AddSingleton(consents).AddSingleton(checks).AddSingleton(rules).AddSingleton(Substitute.For<IConsentImport>());
        consents.ListAsync(default!, default!, default!, default).ReturnsForAnyArgs(new Page<ConsentEntry>([Line()], 1));
        rules.GetAsync(default!, default).ReturnsForAnyArgs(new ConsentRulesView(ConsentRules.Default, 3));
        rules.ChangeAsync(default!, default!, default).ReturnsForAnyArgs(call => new ConsentRulesView(ConsentRules.Default, 4));
    }

    [Fact]
    public void Lines_are_listed_and_filters_stand_in_the_address()
    {
        Navigation.NavigateTo("/compliance/consent?decision=withdrawn&channel=sms&from=2026-03-01&to=2026-03-02&search=nora@example.com");
        var page = Render<LedgerPage>();

        Assert.Contains("nora@example.com", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        consents.Received(1).ListAsync(
            Arg.Any<Actor>(),
            new ConsentFilter(Channel.Sms, null, ConsentDecision.Withdrawn, "nora@example.com", Instant.FromUtc(2026, 2, 28, 23, 0), Instant.FromUtc(2026, 3, 2, 23, 0)),
            Arg.Any<PageQuery>(), Arg.Any<CancellationToken>());
        Assert.Equal("Clear", page.Find(".toolbar .btn-plain").TextContent);
    }

    [Fact]
    public void A_broken_ledger_is_named()
    {
        checks.VerifyAsync(default!, default, default).ReturnsForAnyArgs(new LedgerReport(Organization, 4, new string('a', 64), Now, new LedgerBreak(LedgerBreakKind.Missing, 5, "There is a gap.")));
        var page = Render<LedgerPage>();

        page.Find(".verify button").Click();

        page.WaitForAssertion(() => Assert.Contains("Line 5 is missing. There is a gap. 4 lines before it are good.", page.Find(".verify").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_last_night_found_is_shown()
    {
        checks.LastAsync(default!, default).ReturnsForAnyArgs(new LastCheck(Now, "Line 5 is missing. There is a gap."));

        Assert.Contains("The last verification found: Line 5 is missing.", Render<LedgerPage>().Find(".verify").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_shows_all_it_says()
    {
        var text = Render<LedgerLine>(parameters => parameters.Add(it => it.Line, Line())).Markup;

        Assert.All(["Line 7", "nora@example.com", "I agree.", "203.0.113.7", "form Club", Line().AddressHash], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_are_saved_as_chosen()
    {
        var page = Render<ConsentPage>();
        Assert.Contains("TCPA", page.Markup, StringComparison.Ordinal);
        page.FindAll("select")[0].Change("ExpressWritten");
        page.FindAll("input[type=checkbox]")[^1].Change(true);
        page.Find("form").Submit();

        rules.Received(1).ChangeAsync(
            Arg.Any<Actor>(),
            Arg.Is<ConsentRulesChange>(change => change.Version == 3 && change.DoubleOptIn == true && change.Channels![Channel.Email].Marketing == ConsentBasis.ExpressWritten && change.Channels[Channel.Sms].Marketing == ConsentBasis.ExpressWritten),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Agents_look_at_the_rules_and_import_nothing()
    {
        SignIn(Role.Agent);

        Assert.Empty(Render<ConsentPage>().FindAll("button[type=submit]"));
        Assert.Empty(Render<ImportPage>().FindAll("input[type=file]"));
        Assert.Empty(Render<LedgerPage>().FindAll(".page-head a"));
    }

    [Fact]
    public void Marketers_import()
    {
        SignIn(Role.Marketer);

        Assert.NotEmpty(Render<ImportPage>().FindAll("input[type=file]"));
    }

    [Fact]
    public void A_contact_shows_what_counts_and_a_decision_needs_a_note()
    {
        var state = new ConsentState { AddressHash = "", Channel = Channel.Email, Purpose = ConsentPurpose.Marketing, Decision = ConsentDecision.Given, Basis = ConsentBasis.Verbal, At = Now };
        consents.OfContactAsync(default!, default, default).ReturnsForAnyArgs(new ContactConsent(Samples.RequestId, "Nora", "nora@example.com", null, [state], [Line()]));
        var card = Render<ContactConsentCard>(parameters => parameters.Add(it => it.ContactId, Samples.RequestId));
        Assert.Contains("Verbal", card.Find(".consent-states").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/contacts/{Samples.RequestId}/evidence?format=pdf", card.FindAll("a[download]")[0].GetAttribute("href"));

        card.Find(".actions button").Click();
        card.Find("form input").Change("phone call");
        card.Find("form").Submit();
        consents.DidNotReceiveWithAnyArgs().RecordAsync(default!, default!, default);
        card.Find("form textarea").Change("asked for it");
        card.Find("form").Submit();

        consents.Received(1).RecordAsync(
            Arg.Any<Actor>(), Arg.Is<ConsentRecord>(record => record.Source == "phone call" && record.Note == "asked for it" && record.Channel == Channel.Email && record.Basis == ConsentBasis.Verbal), Arg.Any<CancellationToken>());
    }

    private ConsentEntry Line() => new()
    {
        Id = Samples.RequestId, OrganizationId = Organization, Position = 7, Channel = Channel.Email, Purpose = ConsentPurpose.Marketing, Decision = ConsentDecision.Given, Basis = ConsentBasis.ExpressWritten,
        Source = "form Club", Wording = "I agree.", Address = "nora@example.com", AddressHash = new string('b', 64), Personal = """{"ip":"203.0.113.7"}""", PreviousHash = LedgerHash.Start, At = Now, RecordedAt = Now,
    };
}
