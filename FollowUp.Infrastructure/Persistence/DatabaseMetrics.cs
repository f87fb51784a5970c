using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Counts what is asked of the database, on the meter <c>FollowUp</c>.</summary>
internal static class DatabaseMetrics
{
    public const string StatementsName = "followup.db.statements";
    public const string CommitsName = "followup.db.commits";

    private static readonly Meter Meter = new("FollowUp");
    private static readonly Counter<long> Statements = Meter.CreateCounter<long>(StatementsName, "{statement}", "Statements sent to the database.");
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>(CommitsName, "{commit}", "Transactions committed.");

    public static void Statement() => Statements.Add(1);

    public static void Commit() => Commits.Add(1);

    /// <summary>Counts what EF itself does.</summary>
    public static readonly IInterceptor[] Interceptors = [new CommandCount(), new CommitCount()];

    private sealed class CommandCount : DbCommandInterceptor
    {
        public override DbCommand CommandCreated(CommandEndEventData eventData, DbCommand result)
        {
            Statements.Add(1);
            return result;
        }
    }

    private sealed class CommitCount : DbTransactionInterceptor
    {
        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Commits.Add(1);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Commits.Add(1);
            return Task.CompletedTask;
        }
    }
}
