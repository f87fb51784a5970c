using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Rows of one table that are removed by their age.</summary>
/// <param name="old">Those from the given time and before.</param>
internal sealed class OldRows<T>(Database database, Duration keep, Func<FollowUpDbContext, Instant, IQueryable<T>> old) : IKeptForAWhile
    where T : class
{
    public Task<int> RemoveAsync(Instant now, int most, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, context => old(context, now - keep).Take(most).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}
