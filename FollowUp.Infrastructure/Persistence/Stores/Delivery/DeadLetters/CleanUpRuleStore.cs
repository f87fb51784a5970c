using FollowUp.Core.Delivery.DeadLetters;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Delivery.DeadLetters;

/// <summary>Keeps the rules by which dead letters are put away, and follows them.</summary>
internal sealed class CleanUpRuleStore(Database database, IIdSource ids, IClock clock) : ICleanUpRules
{
    private const string Detail = "Dismissed by the clean-up rule.";

    public async Task<IReadOnlyDictionary<DeadLetterKind, int>> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        var own = await context.Set<CleanUpRule>().ToDictionaryAsync(rule => rule.Kind, rule => rule.AfterDays, cancellationToken);
        return CleanUpRule.Kinds.ToDictionary(kind => kind, kind => own.TryGetValue(kind, out var days) ? days : CleanUpRule.Default(kind));
    }

    public async Task SaveAsync(Actor actor, IReadOnlyDictionary<DeadLetterKind, int> days, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        foreach (var (kind, after) in days)
        {
            if (!CleanUpRule.Kinds.Contains(kind) || after is < 0 or > CleanUpRule.MostDays)
            {
                throw new InputException(FieldName.Of(kind.ToString()), CleanUpRule.Kinds.Contains(kind) ? $"must be between 0 and {CleanUpRule.MostDays} days" : "is never dismissed by itself");
            }
        }

        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var own = await context.Set<CleanUpRule>().ToDictionaryAsync(rule => rule.Kind, cancellationToken);
            foreach (var (kind, after) in days)
            {
                if (own.TryGetValue(kind, out var rule))
                {
                    rule.AfterDays = after;
                }
                else
                {
                    context.Add(new CleanUpRule { OrganizationId = actor.OrganizationId, Kind = kind, AfterDays = after });
                }
            }

            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    public async Task<int> RunAsync(int most, CancellationToken cancellationToken)
    {
        var dismissed = 0;
        foreach (var kind in CleanUpRule.Kinds)
        {
            dismissed += await RunAsync(kind, most, cancellationToken);
        }

        return dismissed;
    }

    /// <remarks>States: 6 failed, 9 expired. A rule of 0 days becomes NULL, which is later than nothing.</remarks>
    private Task<int> RunAsync(DeadLetterKind kind, int most, CancellationToken cancellationToken) => database.WriteBatchAsync(async session =>
    {
        var which = kind switch
        {
            DeadLetterKind.Expired => "\"State\" = 9",
            DeadLetterKind.Refused => "\"State\" = 6 AND (\"FailureKind\" IS NULL OR \"FailureKind\" = @kind)",
            _ => "\"State\" = 6 AND \"FailureKind\" = @kind",
        };
        var due = $"""
            "State" IN (6, 9, 10) AND "DismissedAt" IS NULL AND {which}
            AND "DueAt" < @now - @day * NULLIF(COALESCE((SELECT c."AfterDays" FROM "CleanUpRules" AS c WHERE c."OrganizationId" = "Messages"."OrganizationId" AND c."Kind" = @kind), @default), 0)
            """;
        string[] columns = ["Id", "OrganizationId", "OriginId"];
        var now = clock.GetCurrentInstant();
        var changed = await session.QueryAsync(
            $"""
            UPDATE "Messages" SET "DismissedAt" = @now {session.Dialect.Output(columns)}
            WHERE "Id" IN ({session.Dialect.Pick("Messages", due, "\"DueAt\"")}) {session.Dialect.Returning(columns)}
            """,
            reader => new MessageEventRow(ids.NewId(), reader.GetGuid(1), reader.GetGuid(0), reader.GetGuid(2), "dismissed", now, Detail), cancellationToken,
            ("now", now), ("most", most), ("kind", kind), ("default", CleanUpRule.Default(kind)), ("day", (long)NodaConstants.MillisecondsPerDay));
        await session.InsertAsync("MessageEvents", changed, cancellationToken);
        return changed.Count;
    }, cancellationToken);
}
