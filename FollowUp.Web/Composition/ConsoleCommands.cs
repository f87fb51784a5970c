using FollowUp.Core.Consent.Ledger;

namespace FollowUp.Web.Composition;

/// <summary>What the program does in place of serving, by its first argument.</summary>
internal static class ConsoleCommands
{
    private const string VerifyConsent = "verify-consent";
    private const int Often = 100_000;

    /// <returns>Null: there is no such command, and it serves.</returns>
    public static Func<WebApplication, Task<int>>? Find(string[] args) => args is [VerifyConsent, ..] ? VerifyConsentAsync : null;

    /// <returns>1 when a ledger does not hold together.</returns>
    private static async Task<int> VerifyConsentAsync(WebApplication app)
    {
        await using (app)
        {
            var broken = 0;
            var checks = app.Services.GetRequiredService<ILedgerChecks>();
            await foreach (var report in checks.VerifyAllAsync(new Told(), app.Lifetime.ApplicationStopping))
            {
                broken += report.Break is null ? 0 : 1;
                await Console.Out.WriteLineAsync(report.Break is { } wrong
                    ? $"organization {report.OrganizationId:D}: BROKEN. {wrong.Sentence} {report.Lines} lines before it are good."
                    : $"organization {report.OrganizationId:D}: intact, {report.Lines} lines, ends with {report.Hash}");
            }

            return broken == 0 ? 0 : 1;
        }
    }

    /// <summary>Says now and then how far a long ledger is.</summary>
    private sealed class Told : IProgress<LedgerProgress>
    {
        public void Report(LedgerProgress value)
        {
            if (value.Done % Often == 0)
            {
                Console.Error.WriteLine($"{value.Done} of {value.Total} lines");
            }
        }
    }
}
