using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace FollowUp.Web.Features.Settings;

/// <summary>The organization's price table: list, form and import.</summary>
public sealed partial class PricesPage
{
    private const int PageSize = 50;

    private IReadOnlyList<PriceView> prices = [];
    private IReadOnlyList<PriceAccount> accounts = [];
    private PriceFilter filter = new();
    private int total;
    private int page = 1;
    private Price? edited;
    private PriceForm form = new();

    [Inject]
    private IPrices Prices { get; set; } = default!;

    [Inject]
    private Confirmations Confirm { get; set; } = default!;

    [CascadingParameter(Name = "Zone")]
    private string? ZoneId { get; set; }

    private DateTimeZone Zone => TimeWords.Zone(ZoneId);

    protected override async Task LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        accounts = await Prices.AccountsAsync(actor, cancellationToken);
        var found = await Prices.ListAsync(actor, filter, new PageQuery(page, PageSize), cancellationToken);
        (prices, total) = (found.Items, found.Total);
        if (prices.Count == 0 && page > 1)
        {
            page = 1;
            await LoadAsync(actor, cancellationToken);
        }
    }

    private Task GoAsync(int wanted)
    {
        page = wanted;
        return ReloadAsync();
    }

    private Task ShowAsync(PriceFilter wanted)
    {
        filter = wanted;
        return GoAsync(1);
    }

    private void Edit(Price? price)
    {
        edited = price;
        form = price is null ? new PriceForm { Channel = form.Channel, Currency = form.Currency } : PriceForm.Of(price, Zone);
    }

    private async Task SaveAsync()
    {
        var done = edited is { Id: var id }
            ? await RunAsync("save the price", ct => Prices.UpdateAsync(Actor!, id, form.Input(Zone), ct), "Price saved.")
            : await RunAsync("add the price", ct => Prices.CreateAsync(Actor!, form.Input(Zone), ct), "Price added.");
        if (done)
        {
            Edit(null);
            await ReloadAsync();
        }
    }

    private async Task DeleteAsync(PriceView view)
    {
        var (price, what) = (view.Price, CostWords.Kind(view.Price.Channel, view.Price.Kind));
        if (await Confirm.AskAsync(
                $"Delete the price of {price.Each} for {what}?",
                "What messages cost so far stays as it was written down. What is sent from now on takes the next price that fits, or has none.",
                "Delete price",
                danger: true)
            && await RunAsync("delete the price", ct => Prices.DeleteAsync(Actor!, price.Id, ct), "Price deleted."))
        {
            Edit(null);
            await ReloadAsync();
        }
    }
}
