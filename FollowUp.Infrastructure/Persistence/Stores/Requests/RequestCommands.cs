using FollowUp.Core.Audit;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Requests;
using FollowUp.Infrastructure.Persistence.Queries.Requests;
using FollowUp.Infrastructure.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

/// <summary>What a person may do with requests; each command is one transaction.</summary>
internal sealed class RequestCommands(Database database, IIdSource ids, IClock clock, ScanSignals signals) : IRequestCommands
{
    private const int RetryBatch = 500;

    public async Task RetryAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var request = await FindOpenAsync(context, requestId, cancellationToken);
            var retried = await RequestRetry.RunAsync(new BatchSession(context, database.Dialect), context, ids, actor, [request.Id], clock.GetCurrentInstant(), cancellationToken);
            if (retried == 0)
            {
                throw new ConflictException(request.Status == RequestStatus.Unknown
                    ? "It is not known whether the message was sent, so it is not sent again by itself. Resend a copy if it may arrive twice."
                    : "No message of this request failed.");
            }

            context.Audit(new AuditNote("request.retried", request.Id));
        }, cancellationToken);
        signals.Wake(ScanKind.Send);
        signals.Wake(ScanKind.Advance);
    }

    public async Task<int> RetryFailedAsync(Actor actor, RequestFilter filter, IProgress<(int Done, int Total)>? progress, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        List<Guid> failed;
        await using (var context = database.Open(actor))
        {
            var wanted = RequestSelection.Apply(context, context.Set<Request>().AsNoTracking(), filter with { Status = RequestStatus.Failed });
            failed = await (await RequestSearch.NarrowAsync(context, database.Provider, wanted, filter.Search, cancellationToken))
                .OrderBy(request => request.CreatedAt).Select(request => request.Id).ToListAsync(cancellationToken);
        }

        var (retried, done) = (0, 0);
        foreach (var batch in failed.Chunk(RetryBatch))
        {
            retried += await database.WriteAsync(
                DataScope.Of(actor),
                async context =>
                {
                    var some = await RequestRetry.RunAsync(new BatchSession(context, database.Dialect), context, ids, actor, batch, clock.GetCurrentInstant(), cancellationToken);
                    context.Audit(new AuditNote("request.retried_many", After: new { Count = some }));
                    return some;
                },
                cancellationToken);
            done += batch.Length;
            progress?.Report((done, failed.Count));
            signals.Wake(ScanKind.Send);
            signals.Wake(ScanKind.Advance);
        }

        return retried;
    }

    public async Task ResendAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var request = await FindOpenAsync(context, requestId, cancellationToken);
            context.Audit(new AuditNote("request.resent", request.Id));
            await RequestResend.RunAsync(new BatchSession(context, database.Dialect), context, ids, actor, request, clock.GetCurrentInstant(), cancellationToken);
        }, cancellationToken);
        signals.Wake(ScanKind.Send);
    }

    public async Task CancelAsync(Actor actor, Guid requestId, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var request = await FindOpenAsync(context, requestId, cancellationToken);
            var now = clock.GetCurrentInstant();
            context.Audit(new AuditNote("request.cancelled", request.Id));
            await RequestEnding.CancelAsync(context, ids, [request.Id], "cancelled", $"Cancelled by {actor.Name}.", now, cancellationToken);
        }, cancellationToken);
    }

    private static async Task<Request> FindOpenAsync(FollowUpDbContext context, Guid requestId, CancellationToken cancellationToken)
    {
        var request = await context.Set<Request>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == requestId, cancellationToken)
            ?? throw new NotFoundException("request");
        return request.Status.IsOver()
            ? throw new ConflictException($"The request is {request.Status.ToString().ToLowerInvariant()}; nothing more is sent.")
            : request;
    }
}
