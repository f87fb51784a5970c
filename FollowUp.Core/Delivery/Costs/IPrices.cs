using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.Costs;

/// <summary>An organization's price table. Reading takes any member; changing takes an admin. What was recorded with messages never changes by it.</summary>
public interface IPrices
{
    /// <summary>By channel, provider, place and date.</summary>
    Task<Page<PriceView>> ListAsync(Actor actor, PriceFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such price in the organization.</exception>
    Task<PriceView> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken.</exception>
    /// <exception cref="ConflictException">There is a price for the same from the same time on, or there are too many.</exception>
    Task<PriceView> CreateAsync(Actor actor, PriceInput input, CancellationToken cancellationToken);

    /// <summary>Puts the row in the other's place: what fields are left empty is no price's any more.</summary>
    /// <exception cref="InputException">A field cannot be taken.</exception>
    /// <exception cref="NotFoundException">No such price in the organization.</exception>
    /// <exception cref="ConflictException">Another price is for the same.</exception>
    Task<PriceView> UpdateAsync(Actor actor, Guid id, PriceInput input, CancellationToken cancellationToken);

    Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <summary>Takes the lines of a table, as <see cref="PriceTable"/> writes them: all or none. A line for the same as a stored price takes its place.</summary>
    /// <exception cref="InputException">Lines cannot be taken; fields are named as <c>lines[2].price</c>.</exception>
    Task<PriceImport> ImportAsync(Actor actor, string table, CancellationToken cancellationToken);

    /// <summary>The whole table as text.</summary>
    Task<string> ExportAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>What one unit through the channel's first account costs now, to the country that the account sends from; null when nothing is known.</summary>
    Task<UnitPrice?> UsualAsync(Actor actor, Channel channel, CancellationToken cancellationToken);

    /// <summary>The accounts that a price may be for.</summary>
    Task<IReadOnlyList<PriceAccount>> AccountsAsync(Actor actor, CancellationToken cancellationToken);
}
