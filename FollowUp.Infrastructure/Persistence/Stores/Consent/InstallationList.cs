using FollowUp.Core.Consent;
using FollowUp.Core.Contacts.Phones;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>
/// Brings the installation's list into line with the CSV file that <c>Suppressions:File</c> names, at each start and before
/// anything is sent: what the file holds is closed to every organization. Without the setting the list stays as it is.
/// </summary>
internal sealed class InstallationList(Database database, IKeyedHashes hashes, IPhoneNumbers phones, IConfiguration configuration, IIdSource ids, IClock clock) : IHostedService
{
    private const string Key = "Suppressions:File";
    private const int Chunk = 1000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration[Key] is not { Length: > 0 } path)
        {
            return;
        }

        var wanted = (await ReadAsync(path, cancellationToken)).Select(line => new Listed(line.Channel, AddressHash.Of(hashes, line.Channel, line.Address))).ToHashSet();
        await using var context = database.Open(DataScope.None);
        var there = (await context.Set<InstallationSuppression>().AsNoTracking().Select(row => new Listed(row.Channel, row.AddressHash)).ToListAsync(cancellationToken)).ToHashSet();
        var (now, source) = (clock.GetCurrentInstant(), Path.GetFileName(path));
        foreach (var chunk in wanted.Except(there).Select(one => new NewRow(ids.NewId(), one.Channel, one.AddressHash, source.Length > 100 ? source[..100] : source, now)).Chunk(Chunk))
        {
            await database.WriteBatchAsync(
                session => session.InsertAsync("InstallationSuppressions", chunk, cancellationToken, """t."AddressHash" = r."AddressHash" AND t."Channel" = r."Channel" """), cancellationToken);
        }

        foreach (var chunk in there.Except(wanted).Select(one => new OldRow(one.Channel, one.AddressHash)).Chunk(Chunk))
        {
            await database.WriteBatchAsync(
                session => session.ExecuteAsync(
                    $"""
                    DELETE FROM "InstallationSuppressions" WHERE EXISTS (
                        SELECT 1 FROM {session.Dialect.Rows<OldRow>()} AS r WHERE r."OldHash" = "InstallationSuppressions"."AddressHash" AND r."OldChannel" = "InstallationSuppressions"."Channel")
                    """,
                    cancellationToken, ("rows", RowJson.Write(chunk))),
                cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<List<CsvSuppression>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var (lines, errors) = SuppressionCsv.Read(await File.ReadAllBytesAsync(path, cancellationToken), phones);
            return errors.Count == 0 ? lines : throw Wrong(errors.Select(error => $"line {error.Line}, {error.Field}: {error.Message}"));
        }
        catch (InputException wrong)
        {
            throw Wrong(wrong.Errors.Select(error => error.Message));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw Wrong([$"{path} cannot be read"]);
        }
    }

    private static ConfigurationException Wrong(IEnumerable<string> problems) => new([.. problems.Select(problem => $"{Key}: {problem}.")]);

    private sealed record Listed(Channel Channel, string AddressHash);

    private sealed record NewRow(Guid Id, Channel Channel, string AddressHash, string Source, Instant CreatedAt);

    private sealed record OldRow(Channel OldChannel, string OldHash);
}
