using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder.Settings;

namespace FollowUp.Tests.Web.Builder;

/// <summary>What starts a flow and how it runs is changed where it is said.</summary>
public sealed class SettingsStripTests : BuilderContext
{
    private Flow flow = SequenceSamples.Flow;

    [Fact]
    public void The_strip_says_what_is_set_and_marks_what_is_wrong()
    {
        var part = Open(null, findings: [new(null, "settings.purpose", "is not declared", Blocks: false)]);

        var said = part.FindAll(".strip-item").Select(item => $"{item.QuerySelector(".strip-name")!.TextContent}: {item.QuerySelector("b")!.TextContent}").ToList();
        Assert.Equal(
            ["Trigger: QR scanned, 1 filter", "For: Not declared", "Zone: The contact’s own", "Sends: 09:00–21:00", "Days: Mon–Fri", "Re-entry: Once a subject, 30 days apart", "Leaves when: Replied", "Goal: Order placed", "More: "],
            said);
        Assert.Contains("has a problem", part.FindAll(".strip-item").Single(item => item.TextContent.Contains("For", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        part.FindAll(".strip-item")[1].Click();
        Assert.Contains("not declared", part.Find(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_purpose_is_declared()
    {
        Field(Open("For"), "Its messages are").Change("marketing");

        Assert.Equal("marketing", flow.Settings!.Purpose);
        Assert.Equal("order_placed", flow.Settings.Goal);
    }

    [Fact]
    public void The_trigger_is_an_event_with_filters()
    {
        var part = Open("Trigger");

        Field(part, "Event").Change("order delivered");
        Field(part, "Value").Change("winter");

        Assert.Equal(
            """{"event":"order_delivered","filters":[{"field":"campaign.tags","op":"contains","value":"winter"}]}""",
            Json.Write(flow.Trigger));
        Press(part, "Remove rule 1");
        Assert.Null(flow.Trigger!.Filters);
    }

    [Fact]
    public void The_trigger_becomes_a_segment_then_a_schedule_then_nothing()
    {
        var part = Open("Trigger");

        Field(part, "Contacts enter when").Change("Segment");
        Field(part, "Segment").Change(Vips.ToString());
        Field(part, "Those in it already").Change(true);
        Assert.Equal(new FlowTrigger { Segment = Vips, IncludeExisting = true }, flow.Trigger);

        Field(part, "Contacts enter when").Change("Schedule");
        Field(part, "When").Change("week");
        Field(part, "Day").Change("3");
        Field(part, "At").Change("07:30");
        Assert.Equal("organization", Field(part, "By the clock of").GetAttribute("value"));
        Assert.Equal(new FlowTrigger { Segment = Vips, Schedule = new FlowSchedule("0 30 7 ? * WED") }, flow.Trigger);

        Field(part, "Contacts enter when").Change("ByHand");
        Assert.Null(flow.Trigger);
    }

    [Fact]
    public void Hours_and_days_are_set_and_two_equal_times_are_refused()
    {
        var part = Open("Sends");

        Field(part, "To").Change("09:00");
        Assert.Equal("21:00", flow.Settings!.Window!.To);
        Assert.Contains("differ", part.Find(".error").TextContent, StringComparison.Ordinal);
        Field(part, "To").Change("17:00");
        Field(part, "Sat").Change(true);
        Assert.Equal(("09:00", "17:00"), (flow.Settings.Window.From, flow.Settings.Window.To));
        Assert.Equal([1, 2, 3, 4, 5, 6], flow.Settings.Window.Days);
        Field(part, "Only at certain hours").Change(false);
        Assert.Null(flow.Settings.Window);
    }

    [Fact]
    public void A_zone_is_told_once_it_is_one()
    {
        var part = Open("Zone");

        Assert.Equal("contact", Field(part, "Clock").GetAttribute("value"));
        Field(part, "Clock").Change("zone");
        Field(part, "Zone").Change("Stockholm");
        Assert.Equal("contact", flow.Settings!.Timezone);
        Assert.NotEmpty(part.FindAll(".error"));
        Field(part, "Zone").Change("Europe/Stockholm");
        Assert.Equal("Europe/Stockholm", flow.Settings.Timezone);
        Field(part, "Clock").Change("organization");
        Assert.Equal("organization", flow.Settings.Timezone);
    }

    [Fact]
    public void Reentry_takes_whole_numbers_in_range()
    {
        var part = Open("Re-entry");

        Field(part, "Times a contact enters about the same thing").Change("2000");
        Assert.Equal(1, flow.Settings!.Reentry!.Max);
        Field(part, "Times a contact enters about the same thing").Change("0");
        Field(part, "Days before a contact enters about something else").Change("14");
        Field(part, "When it happens again while the contact is inside").Change("cancel");
        Assert.Equal(new Reentry(0, 14, "cancel"), flow.Settings.Reentry);
    }

    [Fact]
    public void Exits_are_ticked_and_events_of_ones_own_added()
    {
        var part = Open("Leaves when");

        Field(part, "Clicks in a message").Change(true);
        Field(part, "Another event").Change("Order cancelled");
        Field(part, "Replies").Change(false);

        Assert.Equal([new FlowExit("clicked"), new FlowExit("event", "order_cancelled")], flow.Settings!.Exits);
    }

    [Fact]
    public void The_rest_is_set_under_more()
    {
        var part = Open("More");

        Field(part, "Contacts leave at the latest after").Change("30 days");
        Field(part, "roof").Change(true);
        Field(part, "Topic").Change("news");
        Field(part, "How often a contact may come back over a loop").Change("3");
        Assert.Equal((TimeSpan.FromDays(30), "news", 3), (flow.Settings!.Expiry, flow.Settings.Topic, flow.Settings.MaxLoops));
        Assert.Equal(["roof"], flow.Settings.Services);
        Field(part, "Contacts leave at the latest after").Change("never");
        Assert.Equal(TimeSpan.FromDays(30), flow.Settings.Expiry);
        Field(part, "Contacts leave at the latest after").Change("");
        Assert.Null(flow.Settings.Expiry);
    }

    [Fact]
    public void The_goal_may_be_taken_away()
    {
        Field(Open("Goal"), "Goal").Change("");

        Assert.Null(flow.Settings!.Goal);
    }

    [Fact]
    public void Nobody_changes_what_they_may_only_read()
        => Assert.All(Open("Trigger", readOnly: true).FindAll(".strip-panel fieldset input, .strip-panel fieldset select, .strip-panel fieldset button"), control => Assert.NotNull(control.Closest("fieldset[disabled]")));

    private IRenderedComponent<SettingsStrip> Open(string? item, IReadOnlyList<FlowFinding>? findings = null, bool readOnly = false)
    {
        IRenderedComponent<SettingsStrip>? part = null;
        part = Render<SettingsStrip>(parameters => parameters.Add(it => it.Flow, flow).Add(it => it.Findings, findings ?? []).Add(it => it.ReadOnly, readOnly).Add(it => it.OnChange, changed =>
        {
            flow = changed;
            part!.Render(again => again.Add(it => it.Flow, changed));
        }));
        if (item is not null)
        {
            part.FindAll(".strip-item").Single(button => button.QuerySelector(".strip-name")!.TextContent == item).Click();
        }

        return part;
    }
}
