using FollowUp.Core.Contacts;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace FollowUp.Web.Features.Sequences.Testing;

/// <summary>Asks whom to walk through the flow and shows what would happen.</summary>
public sealed partial class SimulateCard
{
    private readonly EngagementForm engagement = new();
    private ContactRow? contact;
    private DateTime? start;
    private string? startError;
    private bool published;
    private SimulationResult? result;
    private FlowNames own = new([]);
    private string ran = "";
    private DateTimeZone zone = DateTimeZone.Utc;

    [Inject]
    private ISimulations Simulations { get; set; } = default!;

    [Inject]
    private IClock Clock { get; set; } = default!;

    /// <summary>The sequence.</summary>
    [Parameter, EditorRequired]
    public SequenceDetail Detail { get; set; } = default!;

    /// <summary>Names of what steps point at.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    [CascadingParameter(Name = "Zone")]
    private string? Zone { get; set; }

    protected override Task StartAsync()
    {
        zone = TimeWords.Zone(Zone);
        var now = Clock.GetCurrentInstant().InZone(zone).LocalDateTime;
        start = new LocalDateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute).ToDateTimeUnspecified();
        return Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        startError = start is null ? "Say when the contact enters." : null;
        if (start is not { } wanted)
        {
            return;
        }

        result = null;
        var request = new SimulationRequest(contact?.Id, null, zone.AtLeniently(LocalDateTime.FromDateTime(wanted)).ToInstant(), engagement.Value, [], published);
        SimulationResult? found = null;
        if (await RunAsync("walk the contact through", async ct => found = await Task.Run(() => Simulations.RunAsync(Actor, Detail.Id, request, ct), ct)))
        {
            (result, ran) = (found, contact?.Name ?? "the sample");
            own = Names.Of(published && Detail.Published is { } flow ? flow : Detail.Draft);
        }
    }
}
