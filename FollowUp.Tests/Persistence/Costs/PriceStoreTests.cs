using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Tests.Engine.Scenarios;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Costs;

public sealed class PriceStoreTests
{
    private const string Table = "channel,prefix,price,currency,valid_from\nsms,SE,0.045,EUR,2026-01-01\nsms,,0.0079,USD,2026-01-01\nemail,,0.0009,USD,2026-01-01\n";

    [DatabaseTheory]
    public async Task There_is_one_price_for_the_same_from_the_same_time_on(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var account = await story.PaidAccountAsync("+15555550111");
        var first = await story.PriceAsync(0.01m);
        await story.PriceAsync(0.02m, account: account.ToString());

        await Assert.ThrowsAsync<ConflictException>(() => story.PriceAsync(0.03m));
        await Assert.ThrowsAsync<ConflictException>(() => story.PriceAsync(0.03m, account: account.ToString()));
        await story.PriceAsync(0.03m, from: story.Clock.Now);
        await Assert.ThrowsAsync<ConflictException>(() => story.Get<IPrices>().UpdateAsync(story.Owner, first.Price.Id, Input(0.01m, from: story.Clock.Now), CancellationToken.None));
        Assert.Equal(
            [(0.03m, PriceState.InForce), (0.01m, PriceState.Replaced), (0.02m, PriceState.InForce)],
            (await ListAsync(story)).Select(view => (view.Price.Each.Amount, view.State)));
    }

    [DatabaseTheory]
    public async Task A_price_is_changed_in_place_and_moved_with_its_id(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var made = await story.PriceAsync(0.01m);
        var prices = story.Get<IPrices>();

        var changed = await prices.UpdateAsync(story.Owner, made.Price.Id, Input(0.02m), CancellationToken.None);
        Assert.Equal((made.Price.ValidFrom, 0.02m), (changed.Price.ValidFrom, changed.Price.Each.Amount));
        var moved = await prices.UpdateAsync(story.Owner, made.Price.Id, Input(0.02m, "SE"), CancellationToken.None);
        Assert.Equal((made.Price.Id, "46", "SE"), (moved.Price.Id, moved.Price.Prefix, moved.Region));
        Assert.Single(await ListAsync(story));

        await prices.DeleteAsync(story.Owner, made.Price.Id, CancellationToken.None);
        await Assert.ThrowsAsync<NotFoundException>(() => prices.DeleteAsync(story.Owner, made.Price.Id, CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => prices.UpdateAsync(story.Owner, made.Price.Id, Input(0.02m), CancellationToken.None));
    }

    [DatabaseTheory]
    public async Task A_table_is_taken_whole_and_what_is_exported_changes_nothing_when_it_comes_back(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var prices = story.Get<IPrices>();

        Assert.Equal(new PriceImport(3, 0, 0), await prices.ImportAsync(story.Owner, Table, CancellationToken.None));
        Assert.Equal(new PriceImport(0, 1, 2), await prices.ImportAsync(story.Owner, Table.Replace("0.045", "0.046", StringComparison.Ordinal), CancellationToken.None));
        Assert.Equal(new PriceImport(0, 0, 3), await prices.ImportAsync(story.Owner, await prices.ExportAsync(story.Owner, CancellationToken.None), CancellationToken.None));
        Assert.Equal([0.0009m, 0.0079m, 0.046m], (await ListAsync(story)).Select(view => view.Price.Each.Amount));
    }

    [DatabaseTheory]
    public async Task One_bad_line_keeps_all_of_a_table_out_and_each_is_named(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var error = await Assert.ThrowsAsync<InputException>(() => story.Get<IPrices>().ImportAsync(
            story.Owner, Table + "sms,CA,0.1,USD,\nsms,1,free,USD,\nsms,46,0.2,EUR,2026-01-01\nsms,47,0.2,EUR,soon\n", CancellationToken.None));

        Assert.Equal(["lines[8].valid_from", "lines[5].prefix", "lines[6].price", "lines[7]"], error.Errors.Select(one => one.Field));
        Assert.Empty(await ListAsync(story));
    }

    [DatabaseTheory]
    public async Task Another_organization_sees_and_changes_nothing(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var made = await story.PriceAsync(0.01m);
        var stranger = Actor.System(await story.NeighbourAsync("neighbour@example.com"));
        var prices = story.Get<IPrices>();

        Assert.Empty((await prices.ListAsync(stranger, new PriceFilter(), new PageQuery(), CancellationToken.None)).Items);
        Assert.DoesNotContain("0.01", await prices.ExportAsync(stranger, CancellationToken.None), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => prices.GetAsync(stranger, made.Price.Id, CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => prices.UpdateAsync(stranger, made.Price.Id, Input(9m), CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundException>(() => prices.DeleteAsync(stranger, made.Price.Id, CancellationToken.None));
        Assert.Equal(0.01m, Assert.Single(await ListAsync(story)).Price.Each.Amount);
    }

    [DatabaseTheory]
    public async Task The_usual_price_is_that_of_the_country_that_is_sent_from_else_the_lowest(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        Assert.Null(await UsualAsync(story));
        await story.PaidAccountAsync("+46701234500");
        Assert.Null(await UsualAsync(story));
        await story.PriceAsync(0.02m, "USD", "US");
        await story.PriceAsync(0.01m, "USD", "US", from: story.Clock.Now + Duration.FromDays(1));
        await story.PriceAsync(0.03m, "EUR", "DE");
        Assert.Equal(new UnitPrice(Money.Of(0.02m, "USD"), true), await UsualAsync(story));
        await story.PriceAsync(0.05m, "EUR", "SE");
        Assert.Equal(new UnitPrice(Money.Of(0.05m, "EUR"), false, "+46"), await UsualAsync(story));
    }

    private static Task<UnitPrice?> UsualAsync(Story story) => story.Get<IPrices>().UsualAsync(story.Owner, Channel.Sms, CancellationToken.None);

    private static async Task<IReadOnlyList<PriceView>> ListAsync(Story story)
        => (await story.Get<IPrices>().ListAsync(story.Owner, new PriceFilter(), new PageQuery(), CancellationToken.None)).Items;

    private static PriceInput Input(decimal amount, string prefix = "", Instant? from = null) => new(Channel.Sms, prefix, null, null, null, amount, "USD", from);
}
