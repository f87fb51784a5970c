using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Sequences;

/// <summary>All sequences: state, search and page stand in the address.</summary>
public sealed partial class SequencesPage
{
    private const int PageSize = 20;

    private static readonly (SequenceStatus Status, IconName Icon)[] States =
    [
        (SequenceStatus.Active, IconName.PlayArrow), (SequenceStatus.Paused, IconName.Pause), (SequenceStatus.Draft, IconName.Drafts), (SequenceStatus.Archived, IconName.Archive),
    ];

    private IReadOnlyList<StatusTab> tabs = [new StatusTab("", "All", null), .. States.Select(state => Tab(state, null))];
    private Page<SequenceRow>? page;
    private (string?, string?, int)? shown;

    [Inject]
    private ISequences Sequences { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private int Number => ListPlace.Page(PageNumber);

    private SequenceStatus? Filter => ListPlace.Choice<SequenceStatus>(Status);

    private string Nothing
        => new[] { Filter?.ToString(), Search is null ? null : $"“{Search}”" }.Where(part => part is not null).ToList() is { Count: > 0 } parts
            ? $"No sequences match {string.Join(" and ", parts)}"
            : "No sequences on this page";

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (Status, Search, Number))
        {
            shown = (Status, Search, Number);
            await ReloadAsync();
        }
    }

    /// <summary>"All" leaves archived ones out, as the port does.</summary>
    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        page = await Sequences.ListAsync(Actor, Filter, Search, new PageQuery(Number, PageSize), ct);
        var counted = new List<StatusTab>();
        foreach (var state in States)
        {
            counted.Add(Tab(state, (await Sequences.ListAsync(Actor, state.Status, Search, new PageQuery(1, 1), ct)).Total));
        }

        tabs = [new StatusTab("", "All", counted.Take(States.Length - 1).Sum(tab => tab.Count)), .. counted];
    });

    /// <summary>Draws only what changed.</summary>
    private async Task RefreshAsync()
    {
        if (page is null || Loading || Busy)
        {
            return;
        }

        var (before, tabsBefore, problemBefore) = (page, tabs, Problem);
        await ReloadAsync();
        if (Problem != problemBefore || page.Total != before.Total || !page.Items.SequenceEqual(before.Items) || !tabs.SequenceEqual(tabsBefore))
        {
            StateHasChanged();
        }
    }

    private static StatusTab Tab((SequenceStatus Status, IconName Icon) state, int? count)
        => new(state.Status.ToString().ToLowerInvariant(), state.Status.ToString(), count, state.Icon);

    private void Show(string? status, string? search, int number)
        => Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["status"] = string.IsNullOrEmpty(status) ? null : status, ["search"] = search, ["page"] = number > 1 ? number : null }),
            replace: number == 1);
}
