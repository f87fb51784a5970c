using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences.Builder.Canvas;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Radzen;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>Where a flow is drawn: loads it, keeps what is edited, and shows versions, findings and figures.</summary>
public sealed partial class BuilderPage : IAsyncDisposable
{
    private static readonly IReadOnlyDictionary<string, StepMark> NoMarks = new Dictionary<string, StepMark>();

    private SequenceDetail? detail;
    private BuilderSession? session;
    private FlowNames names = new([]);
    private IReadOnlyList<FlowFinding> findings = [];
    private IReadOnlyList<SequenceVersionRow> versions = [];
    private IReadOnlyDictionary<string, StepCounts>? counts;
    private IReadOnlyDictionary<string, StepMark> marks = NoMarks;
    private int? inside;
    private bool list;
    private bool ready;
    private string shown = "";
    private Flow? other;
    private BuilderPanel panel;
    private FlowCanvas? canvas;
    private CanvasActions actions = default!;
    private ScriptModule? module;
    private string? goTo;

    [Inject]
    private ISequences Sequences { get; set; } = default!;

    [Inject]
    private IEnrollments Enrollments { get; set; } = default!;

    [Inject]
    private ITemplates Templates { get; set; } = default!;

    [Inject]
    private ISegments Segments { get; set; } = default!;

    [Inject]
    private IMembers Members { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    /// <summary>Which sequence.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private bool MayEdit => May(Role.Marketer) && detail is { Status: not SequenceStatus.Archived };

    /// <summary>What is shown can be changed: the draft, by somebody who may.</summary>
    private bool Editable => MayEdit && shown.Length == 0;

    /// <summary>The flow that is shown.</summary>
    private Flow Shows => other ?? session!.Flow;

    private IReadOnlyList<FlowFinding> ShownFindings => other is null ? findings : [];

    private Step? ShownStep => session?.Chosen.Count == 1 ? Shows.Find(session.Chosen.First()) : null;

    private string? Said => detail switch
    {
        { Status: SequenceStatus.Archived } => "This sequence is archived: its flow can be read, not changed.",
        _ when !MayEdit => "You can look at this flow. Marketers change it.",
        _ when shown == "diff" => comparison,
        _ when shown.Length > 0 => $"Version {shown} is frozen. Choose the draft to go on editing.",
        _ => null,
    };

    protected override async Task StartAsync()
    {
        actions = Told();
        await LoadAllAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = new ScriptModule(Script, Assets["Features/Sequences/Builder/Canvas/FlowCanvas.razor.js"]);
            var view = await module.CallAsync<string>("preferred", Who);
            (list, ready) = (view == "list", true);
            StateHasChanged();
        }

        if (goTo is { } place && module is not null)
        {
            goTo = null;
            await module.CallAsync("go", place);
        }
    }

    /// <summary>Whose view is remembered.</summary>
    private string Who => Actor?.Id?.ToString("N") ?? "";

    private Task LoadAllAsync() => LoadAsync(async ct =>
    {
        var loaded = await Sequences.GetAsync(Actor, Id, ct);
        versions = await Sequences.VersionsAsync(Actor, Id, ct);
        findings = loaded.Status == SequenceStatus.Archived ? [] : await Sequences.CheckAsync(Actor, Id, ct);
        await NameAsync(loaded, ct);
        if (loaded.Published is not null)
        {
            await CountAsync(ct);
        }

        await StartSavingAsync(loaded);
        detail = loaded;
        session = new BuilderSession(loaded.Draft, loaded.Published);
        session.Edited += OnEdited;
    });

    /// <summary>Anything may be put into the flow next, so all names are there.</summary>
    private async Task NameAsync(SequenceDetail loaded, CancellationToken ct)
    {
        var templates = (await Templates.ListAsync(Actor, null, ct)).ToDictionary(template => template.Id, template => template.Name);
        var sequences = (await Sequences.ListAsync(Actor, null, null, new PageQuery(1, PageQuery.LargestSize), ct)).Items.ToDictionary(row => row.Id, row => row.Name);
        var segments = (await Segments.ListAsync(Actor, null, new PageQuery(1, PageQuery.LargestSize), ct)).Items.ToDictionary(row => row.Id, row => row.Name);
        var members = (await Members.ListAsync(Actor, ct)).ToDictionary(member => member.UserId, member => member.Name);
        names = new FlowNames(new[] { loaded.Draft, loaded.Published }.OfType<Flow>().ToList(), templates, sequences) { Segments = segments, Members = members };
    }

    private async Task CountAsync(CancellationToken ct)
    {
        var version = versions.FirstOrDefault(row => row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == shown);
        counts = (await Enrollments.CountsAsync(Actor, Id, version?.Id, ct)).ToDictionary(step => step.Step, StringComparer.Ordinal);
        inside = counts.Values.Sum(step => step.Waiting);
    }

    /// <summary>Draws only when a figure changed.</summary>
    private async Task CountAgainAsync()
    {
        if (detail is null || Loading || Busy)
        {
            return;
        }

        var before = counts;
        await LoadAsync(CountAsync);
        if (before?.Count != counts?.Count || before?.Any(pair => counts!.GetValueOrDefault(pair.Key) != pair.Value) == true)
        {
            StateHasChanged();
        }
    }

    private async Task ViewAsync(bool asList)
    {
        list = asList;
        await (module?.CallAsync("remember", Who, asList ? "list" : "canvas") ?? Task.CompletedTask);
    }

    protected override void Dispose(bool disposing)
    {
        if (session is not null)
        {
            session.Edited -= OnEdited;
        }

        base.Dispose(disposing);
    }

    /// <summary>What was edited last is kept before the page is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndSavingAsync();
        if (module is not null)
        {
            await module.DisposeAsync();
        }

        Dispose();
    }
}
