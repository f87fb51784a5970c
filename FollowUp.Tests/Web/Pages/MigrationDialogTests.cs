using AngleSharp.Dom;
using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class MigrationDialogTests : SequenceContext
{
    public MigrationDialogTests()
    {
        Sequences.VersionsAsync(default!, default, default).ReturnsForAnyArgs(
        [
            new SequenceVersionRow(new Guid("01950000-0000-7000-8000-000000000403"), 3, SequenceSamples.At, null, 12, true),
            new SequenceVersionRow(new Guid("01950000-0000-7000-8000-000000000402"), 2, SequenceSamples.At, null, 9, false),
            new SequenceVersionRow(new Guid("01950000-0000-7000-8000-000000000401"), 1, SequenceSamples.At, null, 0, false),
        ]);
        Sequences.VersionAsync(default!, default, default, default).ReturnsForAnyArgs(SequenceSamples.Flow);
        Sequences.VersionAsync(default!, default, 2, default).ReturnsForAnyArgs(call =>
            call.Arg<int>() == 2 ? SequenceSamples.Flow with { Steps = [.. SequenceSamples.Flow.Steps, new WaitStep("old", "end", TimeSpan.FromHours(6))] } : SequenceSamples.Flow);
        Sequences.PreviewMigrationAsync(default!, default, default!, default).ReturnsForAnyArgs(call =>
        [
            new MigrationStep("old", 4, call.Arg<MigrationPlan>().Moves.GetValueOrDefault("old"), FlowChangeKind.Removed), new MigrationStep("wait1", 5, "wait1", FlowChangeKind.Changed),
        ]);
        Sequences.MigrateAsync(default!, default, default!, default).ReturnsForAnyArgs(5);
    }

    [Fact]
    public void Only_older_versions_with_somebody_inside_offer_to_move_them()
        => Assert.Equal(["Move contacts from version 2"], Open("versions").FindAll("button[aria-label^='Move contacts']").Select(button => button.GetAttribute("aria-label")));

    [Fact]
    public void Who_stands_where_and_goes_where_is_shown_and_followed()
    {
        Press(Open("versions"), "Move contacts from version 2");

        Assert.Equal(["Wait 6 hoursNot in the new version | 4", "Wait 1 dayDifferent in the new version | 5"], Rows().Select(row => $"{row.Children[0].TextContent.Trim()} | {row.Children[1].TextContent}"));
        Assert.Equal("", Rows()[0].QuerySelector("select")!.GetAttribute("value"));
        Press(Dialogs, "Move 5 contacts");
        Sequences.Received().MigrateAsync(Arg.Any<Actor>(), SequenceSamples.Id, Arg.Is<MigrationPlan>(plan => plan.From == 2 && plan.To == 3 && plan.Moves.Count == 0 && !plan.RecomputeWaits), Arg.Any<CancellationToken>());
        Dialogs.WaitForAssertion(() => Assert.Equal("5 contacts went over to version 3.", Dialogs.Find("[role=status] .note > div").TextContent.Trim()));
    }

    [Fact]
    public void Another_step_and_the_new_waits_can_be_chosen()
    {
        Press(Open("versions"), "Move contacts from version 2");
        Rows()[0].QuerySelector("select")!.Change("wait3");
        Dialogs.FindAll("input[type=radio]")[1].Change(true);

        Press(Dialogs, "Move 9 contacts");

        Sequences.Received().MigrateAsync(
            Arg.Any<Actor>(), SequenceSamples.Id, Arg.Is<MigrationPlan>(plan => plan.Moves["old"] == "wait3" && plan.RecomputeWaits), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_move_that_fails_says_why_and_stays_open()
    {
        Sequences.MigrateAsync(default!, default, default!, default).ThrowsAsyncForAnyArgs(new ConflictException("It is archived."));
        Press(Open("versions"), "Move contacts from version 2");

        Press(Dialogs, "Move 5 contacts");

        Dialogs.WaitForAssertion(() => Assert.Contains("It is archived.", Dialogs.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Publishing_offers_to_move_those_inside()
    {
        Show(SequenceSamples.Detail(draft: SequenceSamples.Flow with { Settings = null }, published: SequenceSamples.Flow));
        Sequences.PublishAsync(default!, default, default).ReturnsForAnyArgs(3);
        Press(Open(), "Publish");
        Press(Dialogs, "Publish sequence");

        Assert.Equal(2, Rows().Count);
        Press(Dialogs, "Keep their version");
        Sequences.DidNotReceiveWithAnyArgs().MigrateAsync(default!, default, default!, default);
    }

    private IReadOnlyList<IElement> Rows()
    {
        Dialogs.WaitForElement("select.input");
        return [.. Dialogs.FindAll("tbody tr")];
    }
}
