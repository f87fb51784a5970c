using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Compliance.Audit;

/// <summary>The audit log: one page of entries, the drawer beside it.</summary>
public sealed partial class AuditPage
{
    private const int PageSize = 20;

    private AuditQuery query = new();
    private AuditQuery? shown;
    private Page<AuditEntry>? page;
    private IReadOnlyList<AuditActor> actors = [];
    private Guid? open;

    [Inject]
    private IAuditLog Log { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Drawers Drawers { get; set; } = default!;

    [CascadingParameter(Name = "Zone")]
    private string? Zone { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery]
    private string? Who { get; set; }

    [SupplyParameterFromQuery]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        query = AuditQuery.Read(Search, Who, Kind, From, To, PageNumber);
        if (May(Role.Admin) && query != shown)
        {
            shown = query;
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        page = await Log.ListAsync(Actor, query.FilterIn(TimeWords.Zone(Zone)), new PageQuery(query.Page, PageSize), ct);
        actors = await Log.ActorsAsync(Actor, ct);
    });

    private void Show(AuditQuery wanted) => Navigation.NavigateTo(wanted.Address(), replace: wanted.Page == 1);

    private async Task OpenAsync(AuditEntry entry)
    {
        open = entry.Id;
        await Drawers.OpenAsync<AuditDrawer>(AuditWords.Action(entry.Action), new() { [nameof(AuditDrawer.Entry)] = entry });
        if (open == entry.Id)
        {
            open = null;
            await InvokeAsync(StateHasChanged);
        }
    }

    private static string? Short(Guid? id) => id?.ToString("D")[..8];
}
