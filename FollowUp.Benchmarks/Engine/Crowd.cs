using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Benchmarks.Engine;

/// <summary>Puts many contacts into a sequence, past events and rules.</summary>
internal sealed class Crowd(Shop shop, IClock clock)
{
    private int entered;

    /// <param name="dueAt">When they are looked at first.</param>
    public async Task EnterAsync(Guid sequenceId, int count, Instant dueAt)
    {
        Guid versionId;
        await using (var context = shop.Get<Database>().Open(DataScope.All))
        {
            versionId = (await context.Set<Sequence>().SingleAsync(row => row.Id == sequenceId)).CurrentVersionId!.Value;
        }

        var ids = shop.Get<IIdSource>();
        var now = clock.GetCurrentInstant();
        foreach (var numbers in Enumerable.Range(entered, count).Chunk(2000))
        {
            var contacts = numbers.Select(number => new ContactRow(ids.NewId(), shop.Owner.OrganizationId, $"crowd{number}@example.com", now, now, 0)).ToList();
            var enrollments = contacts.ConvertAll(contact => new EnrollmentRow(
                ids.NewId(), shop.Owner.OrganizationId, sequenceId, versionId, contact.Id, "", 1, EnrollmentStatus.Active, "wait1", now, dueAt, false, "{}", now, 1, false));
            await shop.Get<Database>().WriteBatchAsync(
                async session => await session.InsertAsync("Contacts", contacts, CancellationToken.None) + await session.InsertAsync("Enrollments", enrollments, CancellationToken.None),
                CancellationToken.None);
        }

        entered += count;
    }

    private sealed record ContactRow(Guid Id, Guid OrganizationId, string Email, Instant CreatedAt, Instant UpdatedAt, int Version);

    private sealed record EnrollmentRow(
        Guid Id, Guid OrganizationId, Guid SequenceId, Guid VersionId, Guid ContactId, string Subject, int Pass, EnrollmentStatus Status, string Step,
        Instant PlannedAt, Instant DueAt, bool AwaitsMessages, string Data, Instant EnteredAt, int Round, bool Visited);
}
