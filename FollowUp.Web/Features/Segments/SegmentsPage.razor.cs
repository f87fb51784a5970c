using FollowUp.Core.Kernel;
using FollowUp.Core.Segments;
using FollowUp.Web.Features.Sequences;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Segments;

/// <summary>All segments. Counting takes a while with many contacts, so the numbers come in one by one.</summary>
public sealed partial class SegmentsPage
{
    private const int PageSize = 20;

    private static readonly FlowNames NoFlow = new([]);

    private readonly Dictionary<Guid, int> counts = [];
    private Page<SegmentView>? page;
    private ILookup<Guid, SegmentUse>? uses;
    private (string?, int)? shown;

    [Inject]
    private ISegments Segments { get; set; } = default!;

    [Inject]
    private ISegmentQueries Queries { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    private int Number => ListPlace.Page(PageNumber);

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (Search, Number))
        {
            shown = (Search, Number);
            await ReloadAsync();
        }
    }

    private async Task ReloadAsync()
    {
        await LoadAsync(async ct =>
        {
            uses = await Queries.UsesAsync(Actor, ct);
            page = await Segments.ListAsync(Actor, Search, new PageQuery(Number, PageSize), ct);
        });
        StateHasChanged();
        var wanted = page;
        foreach (var row in wanted?.Items ?? [])
        {
            await LoadAsync(async ct => counts[row.Id] = await Queries.CountAsync(Actor, row.Rule, ct));
            if (!ReferenceEquals(wanted, page) || Leaving.IsCancellationRequested)
            {
                return;
            }

            StateHasChanged();
        }
    }

    private string UsedBy(Guid segmentId) => uses?[segmentId].Select(use => use.Sequence).ToList() is { Count: > 0 } names ? string.Join(", ", names) : "–";

    private void Show(string? text, int number)
        => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["search"] = text, ["page"] = number > 1 ? number : null }), replace: number == 1);
}
