using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Compliance.OptOuts;

/// <summary>The list of addresses that nothing is sent to; what is shown stands in the address.</summary>
public sealed partial class OptOutsPage
{
    private const int PageSize = 20;

    private Page<SuppressionLine>? page;
    private Page<PossibleOptOutRow>? possible;
    private (string?, string?, string?, int)? shown;
    private string? outcome;
    private int possiblePage = 1;
    private bool adding;
    private bool importing;

    [Inject]
    private ISuppressions Suppressions { get; set; } = default!;

    [Inject]
    private IPossibleOptOuts Possible { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "channel")]
    private string? ChannelName { get; set; }

    [SupplyParameterFromQuery(Name = "reason")]
    private string? ReasonName { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private int Number => PageNumber is > 0 and var number ? number : 1;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (ChannelName, ReasonName, Search, Number))
        {
            shown = (ChannelName, ReasonName, Search, Number);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        page = await Suppressions.ListAsync(Actor, new SuppressionFilter(Read<Channel>(ChannelName), Read<SuppressionReason>(ReasonName), Search), new PageQuery(Number, PageSize), ct);
        possible = await Possible.ListAsync(Actor, open: true, new PageQuery(possiblePage, OptOuts.PossibleOptOuts.PageSize), ct);
        if (possible.Items.Count == 0 && possiblePage > 1)
        {
            possiblePage = 1;
            possible = await Possible.ListAsync(Actor, open: true, new PageQuery(possiblePage, OptOuts.PossibleOptOuts.PageSize), ct);
        }
    });

    private Task AddedAsync(OptOutResult result)
    {
        (outcome, adding) = (OptOutWords.Done(result), false);
        return ReloadAsync();
    }

    private Task GoAsync(int wanted)
    {
        possiblePage = wanted;
        return ReloadAsync();
    }

    private void Show(string? channel, string? reason, string? search, int number)
        => Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
            {
                ["channel"] = string.IsNullOrEmpty(channel) ? null : channel, ["reason"] = string.IsNullOrEmpty(reason) ? null : reason, ["search"] = search, ["page"] = number > 1 ? number : null,
            }),
            replace: number == 1);

    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
