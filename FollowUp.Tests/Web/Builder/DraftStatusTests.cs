using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Support;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder.Drafts;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Radzen;
using Radzen.Blazor;

namespace FollowUp.Tests.Web.Builder;

/// <summary>The state of the draft in words, the choice in a conflict, and files that are read.</summary>
public sealed class DraftStatusTests : BuilderContext
{
    private readonly ManualTime time = new();
    private Flow? taken;
    private Flow? imported;

    [Fact]
    public async Task Saving_saved_and_not_saved_are_said()
    {
        var waiting = new TaskCompletionSource<int>();
        Sequences.UpdateAsync(default!, default, default, default, default, default, default).ReturnsForAnyArgs(waiting.Task);
        var (part, session) = Open();
        Assert.Contains("Saved", part.Find(".draft").TextContent, StringComparison.Ordinal);

        await part.InvokeAsync(() => session.Push(Named("a")));
        part.WaitForAssertion(() => Assert.Contains("Saving…", part.Find(".draft").TextContent, StringComparison.Ordinal));
        waiting.SetException(new TimeoutException());
        part.WaitForAssertion(() => Assert.Contains("Not saved. Trying again; your work is kept.", part.Find(".draft").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conflict_shows_what_differs_and_theirs_is_taken_when_that_is_chosen()
    {
        var (part, session) = await ConflictAsync();

        Press(part, "Decide");
        Dialogs.WaitForElement(".form-foot");
        Press(Dialogs, "See the differences");
        Assert.Contains("Changed", Dialogs.Find(".conflict-changes").TextContent, StringComparison.Ordinal);
        Press(Dialogs, "Take theirs");

        part.WaitForAssertion(() => Assert.Equal("theirs", taken?.Steps[0].Name));
        Assert.Equal(DraftState.Saved, session.State);
    }

    [Fact]
    public async Task Mine_is_saved_over_theirs_when_that_is_chosen()
    {
        var (part, session) = await ConflictAsync();
        Sequences.UpdateAsync(default!, default, default, default, default, default, default).ReturnsForAnyArgs(10);

        Press(part, "Decide");
        Dialogs.WaitForElement(".form-foot");
        Press(Dialogs, "Keep mine");

        part.WaitForAssertion(() => Assert.Equal(DraftState.Saved, session.State));
        await Sequences.Received(1).UpdateAsync(Arg.Any<Actor>(), SequenceSamples.Id, 9, null, null, Arg.Is<Flow>(flow => flow.Steps[0].Name == "mine"), Arg.Any<CancellationToken>());
        Assert.Null(taken);
    }

    [Fact]
    public void A_file_that_is_no_flow_names_each_field_and_hands_nothing_over()
    {
        var part = Import("""{ "start": "a", "steps": [ { "id": "a", "kind": "teleport" }, { "id": "b", "kind": "wait", "for": "soon" } ] }""");

        part.WaitForAssertion(() => Assert.Equal(["flow.steps[0].kind", "flow.steps[1].for"], part.FindAll(".import-errors code").Select(code => code.TextContent)));
        Assert.True(part.FindAll("button").Single(button => Said(button) == "Use this flow").HasAttribute("disabled"));
    }

    [Fact]
    public void A_file_that_is_no_JSON_says_where()
        => Import("{\n  oops").WaitForAssertion(() => Assert.Contains("line 2", Dialogs.Find(".import-errors").TextContent, StringComparison.Ordinal));

    [Fact]
    public void A_good_file_says_what_it_changes_and_is_handed_over()
    {
        var part = Import(SequenceSamples.Json.Replace("P1D", "P5D", StringComparison.Ordinal));
        part.WaitForAssertion(() => Assert.Contains("Wait 5 days", part.Find(".import-errors").TextContent, StringComparison.Ordinal));
        Assert.Null(imported);

        Press(part, "Use this flow");

        part.WaitForAssertion(() => Assert.Equal(TimeSpan.FromDays(5), (imported?.Find("wait1") as WaitStep)?.For));
    }

    private IRenderedComponent<RadzenDialog> Import(string text)
    {
        var service = Services.GetRequiredService<DialogService>();
        _ = Dialogs.InvokeAsync(async () => imported = await ImportDialog.AskAsync(service, SequenceSamples.Flow, null));
        Dialogs.WaitForElement("input[type=file]");
        Dialogs.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "flow.json"));
        return Dialogs;
    }

    private async Task<(IRenderedComponent<DraftStatus> Part, DraftSession Session)> ConflictAsync()
    {
        _ = Dialogs;
        var detail = SequenceSamples.Detail(draft: Named("before"));
        Sequences.UpdateAsync(default!, default, default, default, default, default, default).ThrowsAsyncForAnyArgs(new ConflictException("Someone else changed this sequence in the meantime."));
        Show(detail with { Draft = Named("theirs"), Version = 9 });
        var (part, session) = Open(detail);
        await part.InvokeAsync(() => session.Push(Named("mine")));
        part.WaitForAssertion(() => Assert.Contains("Changed by somebody else", part.Find(".draft").TextContent, StringComparison.Ordinal));
        return (part, session);
    }

    private (IRenderedComponent<DraftStatus> Part, DraftSession Session) Open(SequenceDetail? detail = null)
    {
        var session = new DraftSession(Sequences, new Actor(Organization, Mara, "Mara", Role.Marketer), detail ?? SequenceSamples.Detail(), time);
        return (Render<DraftStatus>(parameters => parameters.Add(it => it.Session, session).Add(it => it.OnTaken, flow => taken = flow)), session);
    }

    private static Flow Named(string name) => new([new EndStep("end") { Name = name }], "end");
}
