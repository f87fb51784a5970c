using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Kernel;
using FollowUp.Web.Features.Sequences;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Compliance.Consent;

/// <summary>The ledger: filters and page stand in the address.</summary>
public sealed partial class LedgerPage
{
    private const int PageSize = 20;

    private LedgerQuery query = new();
    private LedgerQuery? shown;
    private Page<ConsentEntry>? page;

    [Inject]
    private IConsents Consents { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter(Name = "Zone")]
    private string? Zone { get; set; }

    [SupplyParameterFromQuery(Name = "channel")]
    private string? ChannelName { get; set; }

    [SupplyParameterFromQuery]
    private string? Decision { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        query = new LedgerQuery(ListPlace.Choice<Channel>(ChannelName), ListPlace.Choice<ConsentDecision>(Decision), Search, LedgerQuery.Day(From), LedgerQuery.Day(To), ListPlace.Page(PageNumber));
        if (Actor is not null && query != shown)
        {
            shown = query;
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct => page = await Consents.ListAsync(Actor, query.Filter(Zone), new PageQuery(query.Page, PageSize), ct));

    private void Show(LedgerQuery next) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(next.Parameters()), replace: next.Page == 1);
}
