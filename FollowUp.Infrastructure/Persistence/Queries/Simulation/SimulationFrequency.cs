using FollowUp.Core.Delivery.Gates.Frequency;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence.Batch;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Simulation;

/// <summary>What contacts of a simulation may get and have got, in one query for all of them.</summary>
internal static class SimulationFrequency
{
    /// <summary>What the sequence sent itself is what is simulated, and does not count twice.</summary>
    private const string ButOwn = """ AND NOT EXISTS (SELECT 1 FROM "Enrollments" AS e WHERE e."Id" = m."OriginId" AND e."SequenceId" = @sequence)""";

    /// <param name="sequenceId">What it sent is left out.</param>
    /// <param name="from">When the simulation begins.</param>
    /// <returns>Of one contact; null for all where the organization has no caps.</returns>
    public static async Task<Func<Guid, AssumedFrequency?>> LoadAsync(
        BatchSession session, Organization organization, Guid sequenceId, IReadOnlyCollection<Guid> contacts, Instant from, CancellationToken cancellationToken)
    {
        if (organization.Sending.Caps is not { Count: > 0 } caps)
        {
            return _ => null;
        }

        var sends = contacts.Count == 0 ? [] : await ContactSends.ReadAsync(session, Guid.Empty, contacts, int.MaxValue, from - CapWords.Longest, ButOwn, cancellationToken, ("sequence", sequenceId));
        var known = sends.Where(send => send.At is not null).ToLookup(send => send.ContactId, send => (send.Channel, send.At!.Value));
        return contact => new AssumedFrequency(caps, [.. known[contact]]);
    }
}
