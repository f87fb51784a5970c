using FollowUp.Core.Consent.Ledger;
using Microsoft.Extensions.Logging;
using Quartz;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>Verifies all ledgers, every night. What it finds stands at the ledger, where health asks for it.</summary>
[DisallowConcurrentExecution]
internal sealed partial class LedgerCheck(ILedgerChecks checks, ILogger<LedgerCheck> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await foreach (var report in checks.VerifyAllAsync(null, cancellationToken))
        {
            if (report.Break is { } broken)
            {
                LogBroken(report.OrganizationId, broken.Sentence);
            }
            else
            {
                // With the hash of its end in the log, a ledger that was cut off and mended by its own end is found too.
                LogIntact(report.OrganizationId, report.Lines, report.Hash);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The consent ledger of organization {Organization} is broken. {Problem}")]
    private partial void LogBroken(Guid organization, string problem);

    [LoggerMessage(LogLevel.Information, "The consent ledger of organization {Organization} is intact: {Lines} lines, ending with {Hash}.")]
    private partial void LogIntact(Guid organization, long lines, string hash);
}
