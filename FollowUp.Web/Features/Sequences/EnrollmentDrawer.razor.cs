using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Messages;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Loads one enrollment with the version it walks, and keeps it current while it is open.</summary>
public sealed partial class EnrollmentDrawer
{
    private EnrollmentDetail? detail;
    private FlowNames names = new([]);

    [Inject]
    private IEnrollments Enrollments { get; set; } = default!;

    [Inject]
    private ISequences Sequences { get; set; } = default!;

    [Inject]
    private Drawers Drawers { get; set; } = default!;

    [Inject]
    private Confirmations Confirmations { get; set; } = default!;

    [Inject]
    private IClock Clock { get; set; } = default!;

    /// <summary>Which enrollment.</summary>
    [Parameter, EditorRequired]
    public Guid EnrollmentId { get; set; }

    /// <summary>Names of what steps point at.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    /// <summary>The contact may be moved on and taken out.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>Called when something was done.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter(Name = "Zone")]
    private string? Zone { get; set; }

    private bool MayTakeOut => MayEdit && detail is { Row.Status: EnrollmentStatus.Active or EnrollmentStatus.Held };

    private bool MaySkip => MayEdit && detail is { Row: { Status: EnrollmentStatus.Active } row } && names.Find(row.Step) is WaitStep;

    protected override Task StartAsync() => ReloadAsync();

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        var loaded = await Enrollments.GetAsync(Actor, EnrollmentId, ct);
        if (detail?.Row.VersionNumber != loaded.Row.VersionNumber)
        {
            names = Names.Of(await Sequences.VersionAsync(Actor, loaded.Row.SequenceId, loaded.Row.VersionNumber, ct));
        }

        detail = loaded;
    });

    private Task OpenAsync(Guid messageId) => Drawers.OpenAsync<MessageDrawer>("Message", new() { [nameof(MessageDrawer.MessageId)] = messageId });

    private async Task RefreshAsync()
    {
        if (detail is null || Loading || Busy)
        {
            return;
        }

        var (before, problemBefore) = (detail, Problem);
        await ReloadAsync();
        if (Problem != problemBefore || detail.Row != before.Row || !detail.History.SequenceEqual(before.History))
        {
            StateHasChanged();
        }
    }

    private Task SkipAsync() => ActAsync("skip the wait", ct => Enrollments.SkipWaitAsync(Actor, EnrollmentId, ct), "Wait skipped. It goes on at once.");

    private async Task TakeOutAsync()
    {
        if (await Confirmations.AskAsync(
            $"Take {detail!.Row.Contact} out?", "They leave the sequence and what waits is not sent. What was sent stays in the history.", "Take out", "Leave them in", danger: true))
        {
            await ActAsync("take the contact out", ct => Enrollments.CancelAsync(Actor, EnrollmentId, ct), "Contact taken out.");
        }
    }

    private async Task ActAsync(string intent, Func<CancellationToken, Task> action, string done)
    {
        if (await RunAsync(intent, action, done))
        {
            await ReloadAsync();
            await OnChanged.InvokeAsync();
        }
    }
}
