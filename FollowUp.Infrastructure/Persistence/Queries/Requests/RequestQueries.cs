using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Queries.Requests;

/// <summary>Reads the log: a page costs the same number of statements however many rows it has.</summary>
internal sealed class RequestQueries(Database database, PublicLinks links) : IRequestQueries
{
    public async Task<Page<RequestRow>> ListAsync(Actor actor, RequestFilter filter, PageQuery page, CancellationToken cancellationToken)
    {
        page.Checked();
        await using var context = database.Open(actor);
        var requests = await SelectAsync(context, filter, cancellationToken);
        var total = await requests.CountAsync(cancellationToken);

        // The page first, then its campaigns and contacts: joined the other way round every row of the log would be.
        var shown = requests.OrderByDescending(request => request.CreatedAt).ThenByDescending(request => request.Id).Skip(page.Skip).Take(page.Size);
        var rows = await RequestRows.Join(shown, context).ToListAsync(cancellationToken);
        return new Page<RequestRow>(rows.ConvertAll(row => RequestRows.Row(row, links)), total);
    }

    public async Task<IReadOnlyDictionary<RequestStatus, int>> CountAsync(Actor actor, RequestFilter filter, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var requests = await SelectAsync(context, filter with { Status = null }, cancellationToken);
        return await requests.GroupBy(request => request.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
    }

    public async Task<RequestDetail> GetAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await RequestDetails.ReadAsync(context, links, requestId, cancellationToken);
    }

    public async Task<Guid?> FindByMessageAsync(Actor actor, Guid messageId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<Message>().Where(message => message.Id == messageId && message.Origin == OriginKind.Enrollment)
            .Join(context.Set<Request>(), message => message.OriginId, request => request.EnrollmentId, (message, request) => (Guid?)request.Id)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private Task<IQueryable<Request>> SelectAsync(FollowUpDbContext context, RequestFilter filter, CancellationToken cancellationToken)
        => RequestSearch.NarrowAsync(
            context, database.Provider, RequestSelection.Apply(context, context.Set<Request>().AsNoTracking(), filter), filter.Search, cancellationToken);
}
