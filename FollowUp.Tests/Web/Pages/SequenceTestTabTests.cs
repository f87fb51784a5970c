using Bunit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class SequenceTestTabTests : SequenceContext
{
    private static readonly Instant Entered = Instant.FromUtc(2026, 3, 2, 20, 0);

    private readonly ISimulations simulations = Substitute.For<ISimulations>();

    public SequenceTestTabTests()
    {
        Services.AddSingleton(simulations);
        JSInterop.Setup<Radzen.Blazor.Rendering.Rect>("Radzen.createChart", _ => true).SetResult(new Radzen.Blazor.Rendering.Rect { Width = 700, Height = 200 });
    }

    [Fact]
    public void What_would_happen_is_told_in_the_contacts_own_time_with_the_rules()
    {
        simulations.RunAsync(default!, default, default!, default).ReturnsForAnyArgs(new SimulationResult(
            [
                new SimulatedMoment(Entered, SimulatedKind.Entered, null, null),
                new SimulatedMoment(Entered, SimulatedKind.Step, "sms1", null),
                new SimulatedMoment(Entered, SimulatedKind.Held, "sms1", "Outside the hours in which text messages may be sent.") { Until = Entered + Duration.FromHours(7) },
                new SimulatedMoment(Entered + Duration.FromHours(7), SimulatedKind.Sent, "sms1", "sms"),
                new SimulatedMoment(Entered + Duration.FromDays(1), SimulatedKind.Step, "wait1", null),
                new SimulatedMoment(Entered + Duration.FromDays(1), SimulatedKind.Skipped, "mail1", "The contact has no e-mail address."),
                new SimulatedMoment(Entered + Duration.FromDays(2), SimulatedKind.Ended, null, "completed"),
            ],
            "completed", false) { TimeZone = "Asia/Kathmandu" });
        var page = Open("test");

        Press(page, "Walk through");

        page.WaitForAssertion(() => Assert.Equal("1 message would be sent, 1 held for a while, 1 not sent. Reaches the end.", page.Find(".simulated-sum").TextContent));
        Assert.Equal(
            ["Enters the sequence", "Held – SMS: Thanks for the scan", "Sent – SMS: Thanks for the scan", "Wait 1 day", "Not sent – Email: Still thinking?", "Reaches the end"],
            page.FindAll(".timeline > li > div").Select(line => line.ChildNodes[0].TextContent.Trim()));
        Assert.Contains("Goes on Tue 3 Mar 08:45.", page.Find(".timeline").TextContent, StringComparison.Ordinal);
        Assert.Contains("Asia/Kathmandu", page.Find(".timeline time").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_contact_that_is_searched_for_is_walked_through_with_what_is_assumed()
    {
        var found = new ContactRow(SequenceSamples.EnrollmentId, "Hana Sato", "hana@example.com", null, 0, 0, null, false);
        Contacts.ListAsync(default!, default, default!, default).ReturnsForAnyArgs(new Page<ContactRow>([found], 1));
        simulations.RunAsync(default!, default, default!, default).ReturnsForAnyArgs(new SimulationResult([], "completed", false));
        var page = Open("test");

        page.Find("input[type=search]").Input("hana");
        page.WaitForElement(".pick", TimeSpan.FromSeconds(10)).Click();
        page.WaitForElement(".picked");
        page.InvokeAsync(() => page.FindAll(".engagement select")[1].Change("60"));
        Press(page, "Walk through");

        page.WaitForAssertion(() => Assert.Contains("Times of Hana Sato", page.Markup, StringComparison.Ordinal));
        simulations.Received().RunAsync(
            Arg.Any<Actor>(), SequenceSamples.Id, Arg.Is<SimulationRequest>(request => request.ContactId == found.Id && request.Engagement == new AssumedEngagement(null, Duration.FromHours(1), null) && !request.Published), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_flow_that_cannot_run_says_why_in_place()
    {
        simulations.RunAsync(default!, default, default!, default).ThrowsAsyncForAnyArgs(new InputException("flow.steps[0].template", "is missing"));
        var page = Open("test");

        Press(page, "Walk through");

        page.WaitForAssertion(() => Assert.Contains("is missing", page.Find(".card [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".timeline"));
    }

    [Fact]
    public void A_dry_run_shows_sends_over_time_and_why_not()
    {
        simulations.DryRunAsync(default!, default, default!, default).ReturnsForAnyArgs(new DryRunResult(
            Entered, Entered + Duration.FromDays(7), "Europe/Stockholm", 1204, true, 310, 290,
            [new DryRunReason("A filter does not hold: city.", 894)], [new DryRunReason("completed", 300), new DryRunReason("unfinished", 10)],
            [new DryRunHour(Entered, Channel.Email, 12), new DryRunHour(Entered + Duration.FromHours(2), Channel.Sms, 5)], [new DryRunChannel(Channel.Email, 12), new DryRunChannel(Channel.Sms, 5)],
            [new DryRunMessages("sms1", Channel.Sms, "Outside the send window.", 40)], [new DryRunMessages("mail1", Channel.Email, "The contact has no e-mail address.", 3)]));
        var page = Open("test");

        Press(page, "Start dry run");

        page.WaitForAssertion(() => Assert.Equal(
            "1,204 events: 310 enrollments of 290 contacts, 12 emails and 5 SMS sent. The busiest hour is Mon 2 Mar 21:00 with 12.", page.Find(".dry-sum").TextContent));
        Assert.Equal(["2 Mar 21:00 12 0 0", "2 Mar 22:00 0 0 0", "2 Mar 23:00 0 5 0"], page.FindAll("table.sr tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
        Assert.Contains("These are the first 1,204", page.Find(".note-warn").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Email: Still thinking? – The contact has no e-mail address. 3", "SMS: Thanks for the scan – Outside the send window. 40", "A filter does not hold: city. 894", "Reaches the end 300", "Waits for something that nobody can foresee 10"],
            page.FindAll(".dry-tables tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
    }

    [Fact]
    public void Days_out_of_range_are_named_at_their_field()
    {
        simulations.DryRunAsync(default!, default, default!, default).ThrowsAsyncForAnyArgs(new InputException("days", "must be between 1 and 30"));
        var page = Open("test");

        page.Find("input[type=number]").Change("31");
        Press(page, "Start dry run");

        page.WaitForAssertion(() => Assert.Equal("Must be between 1 and 30.", page.Find(".field-bad .error").TextContent));
    }

    [Fact]
    public void A_sequence_that_no_event_starts_says_that_it_has_nothing_to_run_on()
    {
        Show(SequenceSamples.Detail(SequenceStatus.Draft, SequenceSamples.Flow with { Trigger = null }));

        var page = Open("test");

        Assert.Contains("no event starts this sequence", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Start dry run", page.FindAll("button").Select(Said));
    }
}
