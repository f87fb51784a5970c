using FollowUp.Core.Consent;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence.Batch;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Writes consent that came with events and contacts into the ledger, in the transaction of what it came with.</summary>
internal sealed class ToldConsentLines(ConsentLedger ledger, ConfirmationMails confirmations)
{
    /// <param name="contacts">Contact id by event id.</param>
    /// <returns>Confirmation mails that were planned.</returns>
    public async Task<int> WriteAsync(BatchSession session, IReadOnlyList<ReadEvent> events, IReadOnlyDictionary<Guid, Guid> contacts, CancellationToken cancellationToken)
    {
        var planned = 0;

        // The same order everywhere: two batches then wait for each other's ledgers and never deadlock.
        foreach (var group in events.Where(read => read.Consent is { Count: > 0 }).GroupBy(read => read.Event.OrganizationId).OrderBy(group => group.Key))
        {
            var told = group.SelectMany(read => read.Consent!.Select(one => (Told: one, Decided: one.Decided(contacts[read.Event.Id], Address(read, one)!))));
            var decisions = new List<NewConsent>();
            await ledger.LockAsync(session.Context, group.Key, cancellationToken);
            foreach (var (one, decided) in told)
            {
                // Nobody takes away a consent that stands by typing somebody else's address into a form.
                if (!one.Confirm || !await confirmations.StandsAsync(session.Context, group.Key, decided, cancellationToken))
                {
                    decisions.Add(decided);
                }
            }

            var added = await ledger.AppendNewAsync(session.Context, group.Key, decisions, cancellationToken);
            planned += await confirmations.PlanAsync(session, group.Key, [.. added.Where(line => line.Decision == ConsentDecision.Pending)], cancellationToken);
        }

        return planned;
    }

    private static string? Address(ReadEvent read, ToldConsent told) => told.Channel == Channel.Email ? read.Contact!.Email : read.Contact!.Phone;
}
