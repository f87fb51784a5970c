using Bunit;
using FollowUp.Core.Delivery.Composing;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder.Inspector;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace FollowUp.Tests.Web.Builder;

/// <summary>Parts of the builder on stand-ins of their ports. What a part tells comes back to it, as in a page.</summary>
public abstract class BuilderContext : SequenceContext
{
    protected static readonly Guid Vips = new("01950000-0000-7000-8000-000000000501");
    protected static readonly Guid Other = new("01950000-0000-7000-8000-000000000502");
    protected static readonly Guid Mara = new("01950000-0000-7000-8000-0000000000bb");

    protected BuilderContext()
    {
        var organizations = Substitute.For<IOrganizations>();
        organizations.GetAsync(default!, default).ReturnsForAnyArgs(new OrganizationView(Organization, "Juniper & Wool", "Europe/Stockholm", "Hornsgatan 12", "#2F5D50", null, true, 0)
        {
            Preferences = new PreferenceRules { Topics = [new Topic("news", "News")] },
        });
        var renderer = Substitute.For<ITemplateRenderer>();
        renderer.Render(default!, default!).ReturnsForAnyArgs(new RenderedTemplate("Still thinking about the throw?", "<p>Hi Hana</p>", "Hi Hana"));
        var queries = Substitute.For<ISegmentQueries>();
        queries.VocabularyAsync(default!, default).ReturnsForAnyArgs(new RuleVocabulary(["vip"], ["city"], ["order_placed"]));
        Services.AddSingleton(organizations).AddSingleton(renderer).AddSingleton(queries).AddSingleton(Trials).AddSingleton(ServiceTypes)
            .AddSingleton(Substitute.For<IApprovedTemplates>()).AddSingleton(new PublicLinks("https://followup.example.com")).AddSingleton<MessageComposer>().AddSingleton<SampleMessage>().AddSingleton<TemplatePreview>();
        Segments.ListAsync(default!, default, default!, default).ReturnsForAnyArgs(new Page<SegmentView>([new SegmentView(Vips, "VIPs", new Rule { Tag = "vip" }, Now)], 1));
        Members.ListAsync(default!, default).ReturnsForAnyArgs([new MemberView(Mara, "Mara Lindqvist", "mara@example.com", Role.Owner, false, Now, Now)]);
        Sequences.ListAsync(default!, default, default, default!, default).ReturnsForAnyArgs(new Page<SequenceRow>([SequenceSamples.Row("Win-back") with { Id = Other }], 1));
        ServiceTypes.ListAsync(default!, default).ReturnsForAnyArgs([new ServiceType { Name = "roof" }]);
    }

    protected IWebhookTrials Trials { get; } = Substitute.For<IWebhookTrials>();

    protected IServiceTypes ServiceTypes { get; } = Substitute.For<IServiceTypes>();

    /// <summary>What the inspector told last; null while it told nothing.</summary>
    protected Step? Told { get; private set; }

    /// <param name="flow">The flow around it; null: the sample with this step in it.</param>
    protected IRenderedComponent<StepInspector> Inspect(Step step, Flow? flow = null, IReadOnlyList<FlowFinding>? findings = null, StepCounts? counts = null, bool readOnly = false)
    {
        flow ??= SequenceSamples.Flow with { Steps = [.. SequenceSamples.Flow.Steps.Where(one => one.Id != step.Id), step] };
        IRenderedComponent<StepInspector>? part = null;
        part = Render<StepInspector>(parameters => parameters
            .Add(it => it.Step, step).Add(it => it.Flow, flow).Add(it => it.Findings, findings ?? []).Add(it => it.Counts, counts).Add(it => it.ReadOnly, readOnly)
            .Add(it => it.OnChange, changed =>
            {
                Told = changed;
                part!.Render(again => again.Add(it => it.Step, changed).Add(it => it.Flow, flow with { Steps = [.. flow.Steps.Select(one => one.Id == changed.Id ? changed : one)] }));
            }));
        return part;
    }

    /// <summary>The control with this label, or this name for screen readers.</summary>
    protected static AngleSharp.Dom.IElement Field<T>(IRenderedComponent<T> within, string label)
        where T : Microsoft.AspNetCore.Components.IComponent
        => within.FindAll("label[for]").Where(one => Said(one) == label || Said(one) == label + " (optional)").Select(one => within.Find($"#{one.GetAttribute("for")}")).FirstOrDefault()
            ?? within.FindAll($"input[aria-label=\"{label}\"], select[aria-label=\"{label}\"]").Select(one => one).FirstOrDefault()
            ?? within.FindAll("label").First(one => one.TextContent.Contains(label, StringComparison.Ordinal)).QuerySelector("input, select, textarea")!;
}
