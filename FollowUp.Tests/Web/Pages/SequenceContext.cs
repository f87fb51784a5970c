using Bunit;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Web.Features.Sequences;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using Radzen.Blazor;

namespace FollowUp.Tests.Web.Pages;

/// <summary>Pages of sequences on stand-ins of their ports.</summary>
public abstract class SequenceContext : PageContext
{
    private IRenderedComponent<RadzenDialog>? dialogs;

    protected SequenceContext()
    {
        Services.AddSingleton(Sequences);
        Services.AddSingleton(Enrollments);
        Services.AddSingleton(Segments);
        Services.AddSingleton(Members);
        Templates.ListAsync(default!, default, default).ReturnsForAnyArgs(
            [SequenceSamples.Template(SequenceSamples.Mail, "Still thinking?", Channel.Email), SequenceSamples.Template(SequenceSamples.Text, "Thanks for the scan", Channel.Sms)]);
        Sequences.CheckAsync(default!, default, default).ReturnsForAnyArgs([]);
        Enrollments.CountsAsync(default!, default, default, default).ReturnsForAnyArgs([]);
        Enrollments.ListAsync(default!, default, default, default, default, default!, default).ReturnsForAnyArgs(new Page<EnrollmentRow>([], 0));
        Show(SequenceSamples.Detail());
    }

    protected ISequences Sequences { get; } = Substitute.For<ISequences>();

    protected ISegments Segments { get; } = Substitute.For<ISegments>();

    protected IMembers Members { get; } = Substitute.For<IMembers>();

    protected IEnrollments Enrollments { get; } = Substitute.For<IEnrollments>();

    /// <summary>Where dialogs open; has to be there before one is asked for.</summary>
    protected IRenderedComponent<RadzenDialog> Dialogs => dialogs ??= Render<RadzenDialog>();

    protected void Show(SequenceDetail detail) => Sequences.GetAsync(default!, default, default).ReturnsForAnyArgs(detail);

    /// <param name="tab">Null for the flow.</param>
    protected IRenderedComponent<SequencePage> Open(string? tab = null)
    {
        _ = Dialogs;
        Navigation.NavigateTo($"/sequences/{SequenceSamples.Id}{(tab is null ? "" : $"?tab={tab}")}");
        return Render<SequencePage>(parameters => parameters.Add(it => it.Id, SequenceSamples.Id));
    }

    /// <summary>Clicks the button with these words.</summary>
    protected static void Press<T>(IRenderedComponent<T> within, string words)
        where T : Microsoft.AspNetCore.Components.IComponent
        => within.WaitForElements("button").Single(button => Said(button) == words || button.GetAttribute("aria-label") == words).Click();

    /// <summary>Text of an element without its icons.</summary>
    protected static string Said(AngleSharp.Dom.IElement element)
        => string.Concat(element.ChildNodes.Where(node => node is not AngleSharp.Dom.IElement inner || !inner.ClassList.Contains("icon")).Select(node => node.TextContent)).Trim();
}
