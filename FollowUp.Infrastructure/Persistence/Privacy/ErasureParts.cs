using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>What hangs on a contact, emptied a batch at a time. Each part finds by itself what is left of it, so that it can begin again at any moment.</summary>
internal sealed class ErasureParts(IFileStore files, IClock clock)
{
    private const string Empty = "{}";

    public IReadOnlyList<Func<FollowUpDbContext, ErasedPerson, int, CancellationToken, Task<int>>> All
        => [MessagesAsync, ReceivedAsync, EventsAsync, EnrollmentsAsync, RequestsAsync, ReviewsAsync];

    /// <summary>One that is being handed over is left until that is done.</summary>
    private static async Task<int> MessagesAsync(FollowUpDbContext context, ErasedPerson person, int most, CancellationToken cancellationToken)
    {
        var ids = await context.Set<Message>()
            .Where(row => row.ContactId == person.ContactId && row.State != MessageState.Sending && row.State != MessageState.Queued
                && (row.Address != null || row.Data != Empty || row.LastError != null || row.FailureWords != null || row.ProviderMessageId != null
                    || context.Set<MessageContent>().Any(content => content.MessageId == row.Id)))
            .OrderBy(row => row.PlannedAt).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        await context.Set<MessageContent>().Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<MessageAttachment>().Where(row => ids.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken);
        await context.Set<MessageEvent>().Where(row => ids.Contains(row.MessageId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Detail, (string?)null), cancellationToken);
        await context.Set<Attempt>().Where(row => ids.Contains(row.MessageId)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Reason, (string?)null).SetProperty(row => row.ProviderMessageId, (string?)null), cancellationToken);
        await context.Set<VerdictRecord>().Where(row => ids.Contains(row.MessageId)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Input, "").SetProperty(row => row.Reason, ""), cancellationToken);
        await context.Set<Message>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Address, (string?)null).SetProperty(row => row.Data, Empty).SetProperty(row => row.LastError, (string?)null)
                .SetProperty(row => row.FailureWords, (string?)null).SetProperty(row => row.ProviderMessageId, (string?)null),
            cancellationToken);
        return ids.Count;
    }

    private static Task<int> ReceivedAsync(FollowUpDbContext context, ErasedPerson person, int most, CancellationToken cancellationToken)
        => context.Set<ReceivedMessage>().Where(row => row.ContactId == person.ContactId).OrderBy(row => row.At).Take(most).ExecuteDeleteAsync(cancellationToken);

    /// <summary>The key stays: it keeps a repeat of the shop from bringing the person back.</summary>
    private async Task<int> EventsAsync(FollowUpDbContext context, ErasedPerson person, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var ids = await context.Set<Event>().Where(row => row.ContactId == person.ContactId && (row.Payload != Empty || row.Outcome != null))
            .OrderBy(row => row.OccurredAt).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return await context.Set<Event>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Payload, Empty).SetProperty(row => row.Outcome, (string?)null).SetProperty(row => row.ProcessedAt, row => row.ProcessedAt ?? now), cancellationToken);
    }

    private async Task<int> EnrollmentsAsync(FollowUpDbContext context, ErasedPerson person, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var ids = await context.Set<Enrollment>().Where(row => row.ContactId == person.ContactId && row.Data != Empty).OrderBy(row => row.Id).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        await context.Set<StepAction>().Where(row => ids.Contains(row.EnrollmentId)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Data, Empty).SetProperty(row => row.Definition, Empty).SetProperty(row => row.LastError, (string?)null)
                .SetProperty(row => row.State, row => row.State == StepActionState.Planned ? StepActionState.Failed : row.State).SetProperty(row => row.EndedAt, row => row.EndedAt ?? now),
            cancellationToken);
        await context.Set<Execution>().Where(row => ids.Contains(row.EnrollmentId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Note, (string?)null), cancellationToken);
        await context.Set<Enrollment>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Data, Empty), cancellationToken);
        return ids.Count;
    }

    private static async Task<int> RequestsAsync(FollowUpDbContext context, ErasedPerson person, int most, CancellationToken cancellationToken)
    {
        var ids = await context.Set<Request>()
            .Where(row => row.ContactId == person.ContactId && (row.LastError != null || context.Set<RequestEvent>().Any(one => one.RequestId == row.Id && one.Detail != null)))
            .OrderBy(row => row.CreatedAt).Select(row => row.Id).Take(most).ToListAsync(cancellationToken);
        await context.Set<RequestEvent>().Where(row => ids.Contains(row.RequestId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Detail, (string?)null), cancellationToken);
        await context.Set<Request>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastError, (string?)null), cancellationToken);
        return ids.Count;
    }

    /// <summary>The stars stay in the average; words, name and pictures go.</summary>
    private async Task<int> ReviewsAsync(FollowUpDbContext context, ErasedPerson person, int most, CancellationToken cancellationToken)
    {
        var reviews = await context.Set<Review>().AsNoTracking()
            .Where(row => row.ContactId == person.ContactId && (row.Text != "" || row.Headline != null || row.ShownName != null || row.Reply != null || row.MayPublish))
            .OrderBy(row => row.SubmittedAt).Take(most).ToListAsync(cancellationToken);
        var ids = reviews.ConvertAll(row => row.Id);
        await context.Set<Review>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Text, "").SetProperty(row => row.Headline, (string?)null).SetProperty(row => row.ShownName, (string?)null)
                .SetProperty(row => row.Reply, (string?)null).SetProperty(row => row.RepliedAt, (Instant?)null).SetProperty(row => row.Photos, (IReadOnlyList<ReviewPhoto>)[])
                .SetProperty(row => row.MayPublish, false).SetProperty(row => row.Featured, false).SetProperty(row => row.Status, ReviewStatus.Hidden),
            cancellationToken);
        foreach (var hash in reviews.SelectMany(row => row.Photos).Select(photo => photo.Hash).Distinct())
        {
            if (!await UsedAsync(context, person.OrganizationId, hash, cancellationToken))
            {
                // Before the transaction ends: should it fail, the row would still name a picture that is gone, and nobody is the worse for it.
                files.Delete(person.OrganizationId, FileArea.Photos, hash);
            }
        }

        return reviews.Count;
    }

    /// <summary>Two people may have sent the same picture.</summary>
    private static async Task<bool> UsedAsync(FollowUpDbContext context, Guid organizationId, string hash, CancellationToken cancellationToken)
        => (await context.Database.SqlQueryRaw<long>(
            """SELECT CAST(COUNT(*) AS bigint) AS "Value" FROM "Reviews" WHERE "OrganizationId" = {0} AND "Photos" LIKE {1}""", organizationId, $"%{hash}%").ToListAsync(cancellationToken))[0] > 0;
}
