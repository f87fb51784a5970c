using Bunit;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences;
using NodaTime;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class EnrollmentTests : SequenceContext
{
    public EnrollmentTests() => Sequences.VersionAsync(default!, default, default, default).ReturnsForAnyArgs(SequenceSamples.Flow);

    [Fact]
    public void A_line_says_who_stands_where_and_since_when()
    {
        List(SequenceSamples.Enrollment(dueAt: Now + Duration.FromHours(3)));

        var line = Open("enrollments").Find("tbody tr");

        Assert.Equal(["Hana Satohana@example.com", "Inside", "Wait 1 day", "in 3 h", "3"], line.QuerySelectorAll("td").Take(5).Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Who_left_is_shown_with_the_reason_and_no_next_look()
    {
        List(SequenceSamples.Enrollment(EnrollmentStatus.Exited, reason: "opted_out", dueAt: Now));

        Assert.Equal(["Left", "Opted out", "–"], Open("enrollments").Find("tbody tr").QuerySelectorAll("td").Skip(1).Take(3).Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void The_address_decides_what_is_asked_for()
    {
        Open("enrollments&status=held&step=wait1&search=hana&page=2");

        Enrollments.Received(1).ListAsync(Arg.Any<Actor>(), SequenceSamples.Id, EnrollmentStatus.Held, "wait1", "hana", Arg.Is<PageQuery>(page => page.Number == 2), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Choosing_a_step_is_a_new_address()
    {
        var page = Open("enrollments");
        Assert.Contains("Email: Still thinking?", page.Find("select[aria-label=Step]").TextContent, StringComparison.Ordinal);

        page.Find("select[aria-label=Step]").Change("mail1");

        Assert.EndsWith("tab=enrollments&step=mail1", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_yet_says_when_somebody_comes() => Assert.Equal("Nobody entered yet", Open("enrollments").Find(".state h2").TextContent);

    [Fact]
    public void Filters_that_hide_all_can_be_cleared_without_leaving_the_part()
    {
        var page = Open("enrollments&status=held");

        page.Find(".state button").Click();

        Assert.EndsWith($"/sequences/{SequenceSamples.Id}?tab=enrollments", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_opens_its_drawer()
    {
        List(SequenceSamples.Enrollment());
        Load(SequenceSamples.Enrollment());
        var host = Render<DrawerHost>();

        Open("enrollments").Find("tbody button").Click();

        host.WaitForAssertion(() => Assert.Equal("Enrollment of Hana Sato", host.Find("[role=dialog]").GetAttribute("aria-label")));
        Assert.Equal("Hana Sato", host.Find("h2").TextContent);
    }

    [Fact]
    public void The_history_is_told_newest_first_in_words()
    {
        Load(
            SequenceSamples.Enrollment(dueAt: Now + Duration.FromHours(2)),
            new EnrollmentMoment(SequenceSamples.At, "entered", null, null), new EnrollmentMoment(SequenceSamples.At, "message", "sms1", "delivered"), new EnrollmentMoment(SequenceSamples.At, "ended", null, "cancelled"));

        var drawer = Drawer();

        Assert.Equal("Stands at “Wait 1 day”. Looked at again in 2 h.", drawer.Find(".said > span:last-child").TextContent);
        Assert.Equal(["Left: Taken out by hand", "SMS: Thanks for the scanDelivered", "Entered"], drawer.FindAll(".timeline li > div").Select(moment => string.Concat(moment.TextContent.Split('\n').Select(part => part.Trim()))));
    }

    [Fact]
    public void A_wait_can_be_skipped()
    {
        Load(SequenceSamples.Enrollment());
        var drawer = Drawer();

        Press(drawer, "Skip wait");

        Enrollments.Received(1).SkipWaitAsync(Arg.Is<Actor>(actor => actor.Name == "Mara Lindqvist"), SequenceSamples.EnrollmentId, Arg.Any<CancellationToken>());
        Enrollments.Received(2).GetAsync(Arg.Any<Actor>(), SequenceSamples.EnrollmentId, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void What_is_no_wait_cannot_be_skipped()
    {
        Load(SequenceSamples.Enrollment(step: "mail1"));

        Assert.Equal(["Take out"], Drawer().FindAll(".drawer-foot button").Select(Said));
    }

    [Fact]
    public void Somebody_held_can_be_taken_out_and_not_moved_on()
    {
        Load(SequenceSamples.Enrollment(EnrollmentStatus.Held));

        Assert.Equal(["Take out"], Drawer().FindAll(".drawer-foot button").Select(Said));
    }

    [Fact]
    public void Taking_out_asks_first()
    {
        Load(SequenceSamples.Enrollment());
        var drawer = Drawer();

        Press(drawer, "Take out");
        Enrollments.DidNotReceiveWithAnyArgs().CancelAsync(default!, default, default);
        Press(Dialogs, "Take out");

        Enrollments.Received(1).CancelAsync(Arg.Any<Actor>(), SequenceSamples.EnrollmentId, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void What_came_too_late_is_said_in_place()
    {
        Load(SequenceSamples.Enrollment());
        Enrollments.SkipWaitAsync(default!, default, default).ThrowsAsyncForAnyArgs(new ConflictException("It stands at no wait any more."));
        var drawer = Drawer();

        Press(drawer, "Skip wait");

        Assert.Contains("no wait any more", drawer.Find(".note-danger").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EnrollmentStatus.Completed)]
    [InlineData(EnrollmentStatus.Exited)]
    public void What_is_over_offers_nothing_but_the_contact(EnrollmentStatus status)
    {
        Load(SequenceSamples.Enrollment(status));

        var drawer = Drawer();

        Assert.Empty(drawer.FindAll(".drawer-foot button"));
        Assert.Equal("View contact", drawer.Find(".drawer-foot a").TextContent);
    }

    [Fact]
    public void Without_the_right_nothing_can_be_done()
    {
        Load(SequenceSamples.Enrollment());

        Assert.Empty(Drawer(mayEdit: false).FindAll(".drawer-foot button"));
    }

    private void List(params EnrollmentRow[] rows)
        => Enrollments.ListAsync(default!, default, default, default, default, default!, default).ReturnsForAnyArgs(new Page<EnrollmentRow>(rows, rows.Length));

    private void Load(EnrollmentRow row, params EnrollmentMoment[] history) => Enrollments.GetAsync(default!, default, default).ReturnsForAnyArgs(new EnrollmentDetail(row, null, history));

    private IRenderedComponent<EnrollmentDrawer> Drawer(bool mayEdit = true)
    {
        _ = Dialogs;
        var templates = new Dictionary<Guid, string> { [SequenceSamples.Text] = "Thanks for the scan" };
        return Render<EnrollmentDrawer>(parameters => parameters
            .Add(it => it.EnrollmentId, SequenceSamples.EnrollmentId).Add(it => it.Names, new FlowNames([SequenceSamples.Flow], templates)).Add(it => it.MayEdit, mayEdit));
    }
}
