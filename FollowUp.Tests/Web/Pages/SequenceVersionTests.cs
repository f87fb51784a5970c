using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class SequenceVersionTests : SequenceContext
{
    public SequenceVersionTests()
    {
        Sequences.VersionsAsync(default!, default, default).ReturnsForAnyArgs(
        [
            new SequenceVersionRow(new Guid("01950000-0000-7000-8000-000000000403"), 3, SequenceSamples.At, "Mara Lindqvist", 12, true),
            new SequenceVersionRow(new Guid("01950000-0000-7000-8000-000000000402"), 2, SequenceSamples.At, null, 4, false),
        ]);
        Sequences.VersionAsync(default!, default, default, default).ReturnsForAnyArgs(SequenceSamples.Flow with { Steps = [.. SequenceSamples.Flow.Steps, new WaitStep("old", "end", TimeSpan.FromHours(6))] });
    }

    [Fact]
    public void Versions_say_who_published_them_and_how_many_walk_them()
    {
        var rows = Open("versions").FindAll("tbody tr");

        Assert.Contains("Current", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Mara Lindqvist", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("12", rows[0].QuerySelector("td.num")!.TextContent);
        Assert.Empty(rows[0].QuerySelectorAll("button"));
        Assert.Equal(["Show changes", "Move contacts", "Roll back"], rows[1].QuerySelectorAll("button").Select(Said));
    }

    [Fact]
    public void Changes_are_told_from_the_older_to_the_current_one()
    {
        Press(Open("versions"), "Show changes since version 2");

        Assert.Equal("Removed “Wait 6 hours”", Dialogs.WaitForElement(".changes li").TextContent);
    }

    [Fact]
    public void Rolling_back_asks_and_names_what_is_lost()
    {
        Show(SequenceSamples.Detail(draft: SequenceSamples.Flow with { Settings = null }, published: SequenceSamples.Flow));
        Sequences.RollBackAsync(default!, default, default, default).ReturnsForAnyArgs(4);
        Press(Open("versions"), "Roll back to version 2");
        Assert.Contains("The draft as it is now is lost.", Dialogs.WaitForElement(".confirm p").TextContent, StringComparison.Ordinal);

        Press(Dialogs, "Roll back");

        Sequences.Received(1).RollBackAsync(Arg.Any<Actor>(), SequenceSamples.Id, 2, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_viewer_compares_and_does_not_roll_back()
    {
        SignIn(Role.Viewer);

        Assert.Equal(["Show changes"], Open("versions").FindAll("tbody button").Select(Said));
    }

    [Fact]
    public void Never_published_is_said()
    {
        Sequences.VersionsAsync(default!, default, default).ReturnsForAnyArgs([]);

        Assert.Equal("Not published yet", Open("versions").Find(".state h2").TextContent);
    }

    [Fact]
    public void Settings_are_saved_on_the_version_that_was_shown()
    {
        var page = Open("settings");
        page.Find("fieldset input").Change("Summer");
        page.Find("textarea").Change("");

        page.Find("form").Submit();

        Sequences.Received(1).UpdateAsync(Arg.Any<Actor>(), SequenceSamples.Id, 7, "Summer", "", null, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Settings_somebody_else_saved_meanwhile_are_not_overwritten()
    {
        Sequences.UpdateAsync(default!, default, default, default, default, default, default).ThrowsAsyncForAnyArgs(new ConflictException("Someone else changed this sequence in the meantime."));
        var page = Open("settings");
        page.Find("fieldset input").Change("Summer");
        page.Find("form").Submit();
        Assert.Contains("Someone else changed this", page.Find(".page-body .note").TextContent, StringComparison.Ordinal);

        Show(SequenceSamples.Detail() with { Name = "Autumn", Version = 8 });
        Press(page, "Load it again");

        page.WaitForAssertion(() => Assert.Equal("Autumn", page.Find("fieldset input").GetAttribute("value")));
    }

    [Fact]
    public void A_description_that_is_too_long_is_refused_at_the_field()
    {
        var page = Open("settings");
        page.Find("textarea").Change(new string('x', SequenceRules.LongestDescription + 1));

        page.Find("form").Submit();

        Assert.Equal("true", page.Find("textarea").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_viewer_reads_the_settings()
    {
        SignIn(Role.Viewer);
        var page = Open("settings");

        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
        Assert.Empty(page.FindAll("button"));
    }
}
