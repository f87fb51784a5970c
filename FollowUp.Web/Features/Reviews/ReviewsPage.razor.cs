using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Reviews;

/// <summary>Moderation: what is shown stands in the address.</summary>
public sealed partial class ReviewsPage
{
    private const int PageSize = 10;
    private const string All = "all";

    private Page<ReviewRow>? page;
    private IReadOnlyList<StatusTab> tabs = Tabs(null);
    private (string?, string?, int)? shown;
    private bool embedding;

    [Inject]
    private IReviews Reviews { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private int Number => PageNumber is > 0 and var number ? number : 1;

    /// <summary>What waits comes first; a search looks everywhere unless a state is chosen.</summary>
    private ReviewStatus? Filter => Enum.TryParse<ReviewStatus>(Status, ignoreCase: true, out var status) && Enum.IsDefined(status)
        ? status
        : Status == All || Search is not null ? null : ReviewStatus.Pending;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (Status, Search, Number))
        {
            shown = (Status, Search, Number);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        page = await Reviews.ListAsync(Actor, Filter, Search, new PageQuery(Number, PageSize), ct);
        tabs = Tabs(await Reviews.CountAsync(Actor, ct));
    });

    private void Choose(string key) => Show(key, Search, 1);

    private void Show(string? status, string? search, int number)
        => Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["status"] = status, ["search"] = search, ["page"] = number > 1 ? number : null }),
            replace: number == 1);

    private static string Key(ReviewStatus? status) => status?.ToString().ToLowerInvariant() ?? All;

    private static IReadOnlyList<StatusTab> Tabs(IReadOnlyDictionary<ReviewStatus, int>? counts) =>
    [
        new StatusTab(Key(ReviewStatus.Pending), "Waiting", Count(counts, ReviewStatus.Pending), IconName.HourglassEmpty),
        new StatusTab(Key(ReviewStatus.Approved), "Approved", Count(counts, ReviewStatus.Approved), IconName.CheckCircle),
        new StatusTab(Key(ReviewStatus.Hidden), "Hidden", Count(counts, ReviewStatus.Hidden), IconName.VisibilityOff),
        new StatusTab(All, "All", counts?.Values.Sum()),
    ];

    private static int? Count(IReadOnlyDictionary<ReviewStatus, int>? counts, ReviewStatus status) => counts is null ? null : counts.GetValueOrDefault(status);
}
