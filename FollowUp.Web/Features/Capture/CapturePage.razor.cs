using FollowUp.Core.Capture;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Capture;

/// <summary>Lists what the organization hosts, a kind at a time.</summary>
public sealed partial class CapturePage
{
    private const int PageSize = 20;

    private static readonly PageQuery CountOnly = new(1, 1);

    private IReadOnlyList<StatusTab> tabs = [.. CaptureKind.All.Select(kind => new StatusTab(kind.Key, kind.Label, null, kind.Icon))];
    private Page<CaptureRow>? page;
    private (string?, string?, string?, int)? shown;

    [Inject]
    private IQrCodes Codes { get; set; } = default!;

    [Inject]
    private ILandingPages Pages { get; set; } = default!;

    [Inject]
    private ICaptureForms Forms { get; set; } = default!;

    [Inject]
    private IInboundWebhooks Webhooks { get; set; } = default!;

    [Inject]
    private CaptureLinks Addresses { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Tab { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private CaptureKind Kind => CaptureKind.Of(Tab);

    private bool Archived => Status == "archived";

    private int Number => PageNumber is > 0 and var number ? number : 1;

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (Tab, Status, Search, Number))
        {
            page = shown is { } last && last.Item1 == Tab ? page : null;
            shown = (Tab, Status, Search, Number);
            await ReloadAsync();
        }
    }

    private Task ReloadAsync() => LoadAsync(async ct =>
    {
        page = await ReadAsync(Kind, new CaptureFilter(Archived, Search), new PageQuery(Number, PageSize), ct);
        var counted = new List<StatusTab>();
        foreach (var kind in CaptureKind.All)
        {
            counted.Add(new StatusTab(kind.Key, kind.Label, (await ReadAsync(kind, new CaptureFilter(false), CountOnly, ct)).Total, kind.Icon));
        }

        tabs = counted;
    });

    private async Task<Page<CaptureRow>> ReadAsync(CaptureKind kind, CaptureFilter filter, PageQuery query, CancellationToken ct)
        => kind.Key switch
        {
            "pages" => Rows(await Pages.ListAsync(Actor, filter, query, ct), CaptureRow.Of),
            "webhooks" => Rows(await Webhooks.ListAsync(Actor, filter, query, ct), CaptureRow.Of),
            "forms" => Rows(await Forms.ListAsync(Actor, filter, query, ct), CaptureRow.Of),
            _ => Rows(await Codes.ListAsync(Actor, filter, query, ct), CaptureRow.Of),
        };

    private Page<CaptureRow> Rows<T>(Page<T> read, Func<T, CaptureLinks, CaptureRow> row) => new([.. read.Items.Select(item => row(item, Addresses))], read.Total);

    private void Show(string? tab, string? status, string? search, int number)
        => Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = tab, ["status"] = status, ["search"] = search, ["page"] = number > 1 ? number : null }),
            replace: number == 1 && tab == Tab);
}
