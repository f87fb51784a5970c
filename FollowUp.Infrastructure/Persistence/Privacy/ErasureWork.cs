using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>Takes erasures to their end, a batch at a time so that sending goes on in between. May be broken off and begun again anywhere.</summary>
internal sealed class ErasureWork(Database database, ErasureParts parts, ISecretProtector protector, IClock clock)
{
    private const int Batch = 200;

    private readonly TraceSweep sweep = new(database.Dialect);

    /// <summary>Works on all that are under way.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Guid> open;
        await using (var context = database.Open(DataScope.All))
        {
            open = await context.Set<Erasure>().Where(row => row.EndedAt == null).OrderBy(row => row.StartedAt).Select(row => row.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in open)
        {
            await RunAsync(id, int.MaxValue, cancellationToken);
        }
    }

    /// <param name="most">Batches; what is left over is gone on with later.</param>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> RunAsync(Guid erasureId, int most, CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < most; batch++)
        {
            if (await StepAsync(erasureId, cancellationToken) is { } ended)
            {
                return ended;
            }
        }

        return false;
    }

    /// <returns>Null: there is more to do.</returns>
    private Task<bool?> StepAsync(Guid erasureId, CancellationToken cancellationToken)
        => database.WriteErasingAsync<bool?>(DataScope.All, async context =>
        {
            var erasure = await context.Set<Erasure>().SingleOrDefaultAsync(row => row.Id == erasureId, cancellationToken);
            if (erasure is null or { EndedAt: not null } or { ProtectedTraces: null })
            {
                return true;
            }

            var tables = SweptTables.Of(context.Model);
            var traces = Json.Read<PersonTraces>(protector.Unprotect(ErasureBeginning.Purpose, erasure.ProtectedTraces));
            var person = new ErasedPerson(erasure.OrganizationId, erasure.ContactId, traces);
            erasure.Parts = parts.All.Count + (traces.Any ? tables.Count : 0);
            if (erasure.Part < erasure.Parts)
            {
                var rows = erasure.Part < parts.All.Count
                    ? await parts.All[erasure.Part](context, person, Batch, cancellationToken)
                    : await sweep.RunAsync(context, tables[erasure.Part - parts.All.Count], person, Batch, cancellationToken);
                erasure.Rows += rows;
                erasure.Part += rows == 0 ? 1 : 0;
                await context.SaveChangesAsync(cancellationToken);
                return null;
            }

            // What was being handed over when it began writes its own end; then all is looked through once more.
            if (await context.Set<Message>().AnyAsync(row => row.ContactId == erasure.ContactId && row.State == MessageState.Sending, cancellationToken))
            {
                erasure.Part = 0;
                await context.SaveChangesAsync(cancellationToken);
                return false;
            }

            (erasure.EndedAt, erasure.ProtectedTraces) = (clock.GetCurrentInstant(), null);
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }, cancellationToken);
}
