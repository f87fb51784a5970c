using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Fills the hashes of suppressions from before there were any, a batch at a time, before anything is sent: gates look by hash alone. Comes after the tables and the installation's key are there.</summary>
internal sealed class SuppressionHashing(Database database, IKeyedHashes hashes) : IHostedService
{
    private const int Batch = 1000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (await FillAsync(cancellationToken) == Batch)
        {
            // A full batch: there may be more.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<int> FillAsync(CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        var rows = await context.Set<Suppression>().AsNoTracking().Where(row => row.AddressHash == null && row.Address != null).OrderBy(row => row.Id).Take(Batch)
            .Select(row => new { row.Id, row.Channel, row.Address }).ToListAsync(cancellationToken);
        if (rows.Count > 0)
        {
            await database.WriteBatchAsync(
                session => session.ExecuteAsync(
                    $"""UPDATE "Suppressions" SET "AddressHash" = r."NewHash" FROM {session.Dialect.Rows<HashedRow>()} AS r WHERE "Suppressions"."Id" = r."Key" AND "AddressHash" IS NULL""",
                    cancellationToken, ("rows", RowJson.Write(rows.Select(row => new HashedRow(row.Id, AddressHash.Of(hashes, row.Channel, row.Address!)))))),
                cancellationToken);
        }

        return rows.Count;
    }

    private sealed record HashedRow(Guid Key, string NewHash);
}
