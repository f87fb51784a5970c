using FollowUp.Core.Analytics;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace FollowUp.Web.Features.Requests;

/// <summary>The requests log: filters in the address, one page of rows, the drawer beside it.</summary>
public sealed partial class RequestsPage
{
    private const int PageSize = 20;
    private const int TicksBetweenCounts = 4;

    private static readonly RequestStatus[] Order =
    [
        RequestStatus.Failed, RequestStatus.Unknown, RequestStatus.Scheduled, RequestStatus.Queued, RequestStatus.Sent,
        RequestStatus.Clicked, RequestStatus.Submitted, RequestStatus.Skipped, RequestStatus.Expired, RequestStatus.Cancelled,
    ];

    private RequestLogQuery query = new();
    private RequestLogQuery? shown;
    private Page<RequestRow>? page;
    private IReadOnlyDictionary<RequestStatus, int>? counts;
    private Dictionary<Guid, string> costs = [];
    private IReadOnlyList<StatusTab> tabs = Tabs(null);
    private IReadOnlyList<RequestCampaignRow> campaigns = [];
    private (int Done, int Total)? retrying;
    private Guid? open;
    private int tick;

    [Inject]
    private IRequestQueries Requests { get; set; } = default!;

    [Inject]
    private ICosts Costs { get; set; } = default!;

    [Inject]
    private IRequestCommands Commands { get; set; } = default!;

    [Inject]
    private IRequestCampaigns Campaigns { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Drawers Drawers { get; set; } = default!;

    [Inject]
    private Confirmations Confirmations { get; set; } = default!;

    [Inject]
    private IClock Clock { get; set; } = default!;

    [CascadingParameter(Name = "Zone")]
    private string? Zone { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Channel { get; set; }

    [SupplyParameterFromQuery]
    private string? Campaign { get; set; }

    [SupplyParameterFromQuery]
    private string? Period { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    /// <summary>A request whose drawer opens at once.</summary>
    [SupplyParameterFromQuery(Name = "open")]
    private string? OpenAtOnce { get; set; }

    private int Failed => counts?.GetValueOrDefault(RequestStatus.Failed) ?? 0;

    private string? CampaignName => campaigns.FirstOrDefault(campaign => campaign.Id == query.CampaignId)?.Name;

    private RequestFilter Filter => query.Filter(Clock.GetCurrentInstant(), TimeWords.Zone(Zone));

    protected override async Task StartAsync()
        => await LoadAsync(async ct => campaigns = (await Campaigns.ListAsync(Actor, null, null, new PageQuery(1, PageQuery.LargestSize), ct)).Items);

    protected override async Task OnParametersSetAsync()
    {
        query = RequestLogQuery.Read(new RequestLogAddress(Status, Channel, Campaign, Period, From, To, Search, PageNumber));
        if (Actor is not null && query != shown)
        {
            shown = query;
            await ReloadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Guid.TryParse(OpenAtOnce, out var id) && Actor is not null && open is null && page is not null)
        {
            OpenAtOnce = null;
            await OpenAsync(id, "Request");
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        var filter = Filter;
        await ReadAsync(filter, ct);
        counts = await Requests.CountAsync(Actor, filter, ct);
        tabs = Tabs(counts);
    });

    /// <summary>One page of rows, and what their messages cost.</summary>
    private async Task ReadAsync(RequestFilter filter, CancellationToken cancellationToken)
    {
        page = await Requests.ListAsync(Actor, filter, new PageQuery(query.Page, PageSize), cancellationToken);
        costs = (await Costs.OfRequestsAsync(Actor, [.. page.Items.Select(row => row.Id)], cancellationToken)).ToDictionary(pair => pair.Key, pair => CostWords.Sum(pair.Value)!);
    }

    /// <summary>Rows every time, counts now and then: they cost more. Draws only what changed.</summary>
    private async Task RefreshAsync()
    {
        if (page is null || Loading || Busy)
        {
            return;
        }

        var (before, countsBefore, costsBefore, problemBefore) = (page, counts, costs, Problem);
        await LoadAsync(async ct =>
        {
            await ReadAsync(Filter, ct);
            if (++tick % TicksBetweenCounts == 0)
            {
                counts = await Requests.CountAsync(Actor, Filter, ct);
                tabs = Tabs(counts);
            }
        });
        if (Problem != problemBefore || counts != countsBefore || page.Total != before.Total || !page.Items.SequenceEqual(before.Items)
            || costs.Count != costsBefore.Count || costs.Except(costsBefore).Any())
        {
            StateHasChanged();
        }
    }

    private void Show(RequestLogQuery wanted) => Navigation.NavigateTo(wanted.Address(), replace: wanted.Page == 1);

    private void GoTo(int number) => Show(query with { Page = number });

    private void ChooseStatus(string key)
        => Show(query with { Status = Enum.TryParse<RequestStatus>(key, ignoreCase: true, out var status) ? status : null, Page = 1 });

    private Task OpenAsync(RequestRow row) => OpenAsync(row.Id, $"Request to {row.Contact}");

    private async Task OpenAsync(Guid id, string label)
    {
        open = id;
        await Drawers.OpenAsync<RequestDrawer>(label, new() { [nameof(RequestDrawer.RequestId)] = id });
        if (open == id)
        {
            open = null;
            await InvokeAsync(StateHasChanged);
        }
    }

    private async Task RetryFailedAsync()
    {
        var within = query with { Status = null, Page = 1 };
        var which = within.IsFiltered ? $"Those that match {within.InWords(CampaignName)} go" : "They go";
        if (!await Confirmations.AskAsync(
            $"Retry {Words.Count(Failed, "failed request")}?",
            $"{which} back in the queue and out at once. What a provider took already is not sent again.",
            "Retry requests",
            "Leave them"))
        {
            return;
        }

        var count = 0;
        retrying = (0, Failed);
        await RunAsync("retry the failed requests", async ct => count = await Commands.RetryFailedAsync(
            Actor,
            within.Filter(Clock.GetCurrentInstant(), TimeWords.Zone(Zone)),
            new Progress<(int Done, int Total)>(done =>
            {
                retrying = done;
                StateHasChanged();
            }),
            ct), "Failed requests are back in the queue.");
        retrying = null;
        await ReloadAsync();
    }

    private static IReadOnlyList<StatusTab> Tabs(IReadOnlyDictionary<RequestStatus, int>? counts) =>
    [
        new StatusTab("", "All", counts?.Values.Sum()),
        .. Order.Select(status => StatusTab.For(status.ToString().ToLowerInvariant(), counts is null ? null : counts.GetValueOrDefault(status))),
    ];
}
