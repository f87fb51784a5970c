using System.Diagnostics;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Privacy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy.Retention;

/// <summary>Removes, for each organization once a night, what it has kept long enough, and writes down what that was.</summary>
internal sealed class RetentionRounds(
    Database database, OldMessages messages, OldRecords records, OldLedgerLines ledger, OptedOutContacts contacts, IIdSource ids, IClock clock)
{
    /// <summary>Reports themselves are kept so long.</summary>
    private static readonly Duration KeepReports = Duration.FromDays(3 * 365);

    private static readonly Duration Pause = Duration.FromHours(20);

    /// <summary>In the night of each organization; a second call in the same night does nothing.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        foreach (var organization in await ListAsync(cancellationToken))
        {
            var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(organization.TimeZone) ?? DateTimeZone.Utc;
            if (now.InZone(zone).Hour is >= 1 and < 5 && await LastAsync(organization.Id, null, cancellationToken) is var last && (last is null || last.At <= now - Pause))
            {
                await RunAsync(organization, now, cancellationToken);
            }
        }
    }

    /// <summary>At any hour.</summary>
    public async Task RunAsync(Organization organization, Instant now, CancellationToken cancellationToken)
    {
        var rules = organization.Retention;
        foreach (var kind in Enum.GetValues<RetentionKind>().Where(kind => rules.Of(kind) is not null))
        {
            var until = now - Duration.FromDays(rules.Of(kind)!.Value);
            var since = (await LastAsync(organization.Id, kind, cancellationToken))?.Until ?? Instant.MinValue;
            var began = Stopwatch.GetTimestamp();
            var removed = since >= until ? 0 : await RemoveAsync(kind, new RetentionTurn(organization.Id, since, until, now), rules, cancellationToken);
            await database.WriteAsync(DataScope.Of(organization.Id), async context =>
            {
                context.Add(new RetentionRun
                {
                    Id = ids.NewId(), OrganizationId = organization.Id, Kind = kind, At = now, Until = until < since ? since : until, Removed = removed,
                    Took = (int)Math.Min(int.MaxValue, Stopwatch.GetElapsedTime(began).TotalMilliseconds),
                });
                await context.SaveChangesAsync(cancellationToken);
                await context.Set<RetentionRun>().Where(row => row.OrganizationId == organization.Id && row.At < now - KeepReports).ExecuteDeleteAsync(cancellationToken);
            }, cancellationToken);
        }
    }

    private async Task<int> RemoveAsync(RetentionKind kind, RetentionTurn turn, RetentionRules rules, CancellationToken cancellationToken) => kind switch
    {
        RetentionKind.Contents => await messages.ContentsAsync(turn, cancellationToken),
        RetentionKind.Logs => await messages.LogsAsync(turn, cancellationToken),
        RetentionKind.Conversations => await records.ConversationsAsync(turn, cancellationToken),
        RetentionKind.Audit => await records.AuditAsync(turn, cancellationToken),
        RetentionKind.Contacts => await contacts.EraseAsync(turn, cancellationToken),
        RetentionKind.OptOuts => await records.SuppressionsAsync(turn, cancellationToken),

        // One chain: opt-outs among its lines go by their own time.
        _ => (await ledger.RemoveAsync(turn.OrganizationId, turn.Until, rules.OptOuts is { } days ? turn.Now - Duration.FromDays(days) : null, turn.Now, cancellationToken)) is var gone ? gone.Consent + gone.OptOuts : 0,
    };

    private async Task<List<Organization>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        return await context.Organizations.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    private async Task<RetentionRun?> LastAsync(Guid organizationId, RetentionKind? kind, CancellationToken cancellationToken)
    {
        await using var context = database.Open(organizationId);
        return await context.Set<RetentionRun>().AsNoTracking().Where(row => kind == null || row.Kind == kind).OrderByDescending(row => row.At).FirstOrDefaultAsync(cancellationToken);
    }
}
