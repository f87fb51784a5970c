using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using FollowUp.Web.Features.Sequences;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class NewSequencePageTests : SequenceContext
{
    [Fact]
    public void Each_preset_shows_its_messages_with_the_waits_between()
    {
        var page = Render<NewSequencePage>();

        Assert.Equal([.. SequencePresets.All.Select(preset => preset.Name), "Start empty"], page.FindAll(".card h2").Select(title => title.TextContent));
        var line = page.Find("[aria-label='Messages of Standard']");
        Assert.Equal(["Email", "Email", "SMS"], line.QuerySelectorAll(".tile[aria-label]").Select(tile => tile.GetAttribute("aria-label")));
        Assert.Equal(["after 1 day", "after 3 days", "after 4 days"], line.QuerySelectorAll(".preset-wait").Select(wait => wait.TextContent));
    }

    [Fact]
    public void Using_one_makes_a_draft_with_the_organizations_templates_and_opens_it()
    {
        Flow? made = null;
        var asking = new Guid("01950000-0000-7000-8000-000000000201");
        Templates.ListAsync(default!, default, default).ReturnsForAnyArgs(
        [
            SequenceSamples.Template(Guid.Empty, "Old", Channel.Email, archived: true),
            SequenceSamples.Template(new Guid("01950000-0000-7000-8000-000000000202"), "Remind", Channel.Sms, TemplateKind.Reminder),
            SequenceSamples.Template(asking, "Ask by text", Channel.Sms, TemplateKind.Request),
            SequenceSamples.Template(new Guid("01950000-0000-7000-8000-000000000203"), "Ask by mail", Channel.Email, TemplateKind.Request),
            SequenceSamples.Template(SequenceSamples.Mail, "Hello", Channel.Email),
        ]);
        Sequences.CreateAsync(default!, default!, default, default, default).ReturnsForAnyArgs(SequenceSamples.Id).AndDoes(call => made = call.Arg<Flow?>());
        var page = Render<NewSequencePage>();

        Press(page, "Use this: Standard");

        Sequences.Received(1).CreateAsync(Arg.Any<Actor>(), "Standard", Arg.Any<string?>(), Arg.Any<Flow?>(), Arg.Any<CancellationToken>());
        Assert.Equal([SequenceSamples.Mail, SequenceSamples.Mail, asking], made!.Steps.OfType<SendStep>().Select(step => step.Template!.Value));
        Assert.EndsWith($"/sequences/{SequenceSamples.Id}/edit", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_channel_has_no_template_the_step_is_left_without()
    {
        Flow? made = null;
        Templates.ListAsync(default!, default, default).ReturnsForAnyArgs([SequenceSamples.Template(SequenceSamples.Mail, "Hello", Channel.Email)]);
        Sequences.CreateAsync(default!, default!, default, default, default).ReturnsForAnyArgs(SequenceSamples.Id).AndDoes(call => made = call.Arg<Flow?>());

        Press(Render<NewSequencePage>(), "Use this: Standard");

        Assert.Null(made!.Steps.OfType<SendStep>().Last().Template);
    }

    [Fact]
    public void Starting_empty_asks_for_no_flow()
    {
        Sequences.CreateAsync(default!, default!, default, default, default).ReturnsForAnyArgs(SequenceSamples.Id);

        Press(Render<NewSequencePage>(), "Start empty");

        Sequences.Received(1).CreateAsync(Arg.Any<Actor>(), "New sequence", null, Arg.Is<Flow?>(flow => flow!.Settings!.Purpose == "marketing" && flow.Steps.Count == 1), Arg.Any<CancellationToken>());
        Assert.EndsWith($"/sequences/{SequenceSamples.Id}/edit", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_stays_on_the_page_and_says_why()
    {
        Sequences.CreateAsync(default!, default!, default, default, default).ThrowsAsyncForAnyArgs(new ConflictException("There are too many sequences."));
        var page = Render<NewSequencePage>();

        Press(page, "Start empty");

        Assert.Contains("too many sequences", page.Find(".note-danger").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewer_is_told_who_may()
    {
        SignIn(Role.Viewer);

        var page = Render<NewSequencePage>();

        Assert.Equal("Only marketers make sequences", page.Find(".state h2").TextContent);
        Assert.Empty(page.FindAll("button"));
    }
}
