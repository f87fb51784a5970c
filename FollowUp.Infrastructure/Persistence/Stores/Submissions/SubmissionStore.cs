using FollowUp.Core.Contacts;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Events;
using FollowUp.Infrastructure.Persistence.Stores.Engine;
using FollowUp.Infrastructure.Persistence.Stores.Tracking;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Submissions;

internal sealed class SubmissionStore(Database database, IFileStore files, IIdSource ids, IClock clock) : ISubmissions
{
    private const string StopReason = "review_submitted";
    private const string Reason = "The review was submitted.";

    public async Task<SubmissionPage?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        var found = await (
            from request in context.Set<Request>().AsNoTracking()
            where request.Token == token
            join organization in context.Organizations on request.OrganizationId equals organization.Id
            join contact in context.Set<Contact>() on request.ContactId equals contact.Id
            select new { Request = request, organization.Name, organization.BrandColor, contact.FirstName }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var row = found.Request;
        var open = !row.Status.IsOver() && clock.GetCurrentInstant() < row.ExpiresAt;
        return new SubmissionPage(found.Name, found.BrandColor, row.OrderId, row.Product, row.ImageUrl, found.FirstName, row.Status, row.ExpiresAt, open);
    }

    public async Task OpenAsync(string token, CancellationToken cancellationToken)
    {
        Request? request;
        await using (var context = database.Open(DataScope.All))
        {
            request = await context.Set<Request>().AsNoTracking().SingleOrDefaultAsync(row => row.Token == token && row.ClickedAt == null, cancellationToken);
        }

        var now = clock.GetCurrentInstant();
        if (request is null || request.Status is RequestStatus.Scheduled || request.Status.IsOver() || now >= request.ExpiresAt)
        {
            return;
        }

        await database.WriteAsync(DataScope.All, async context =>
        {
            if (await RequestClick.RecordAsync(context, row => row.Id == request.Id, now, cancellationToken) > 0)
            {
                await AddEventAsync(context, request, "clicked", now, "The link was opened without the redirect of a message.", cancellationToken);
            }
        }, cancellationToken);
    }

    public async Task SubmitAsync(string token, SubmissionInput input, CancellationToken cancellationToken)
    {
        SubmissionRules.Check(input);
        Request request;
        await using (var context = database.Open(DataScope.All))
        {
            request = await context.Set<Request>().AsNoTracking().SingleOrDefaultAsync(row => row.Token == token, cancellationToken)
                ?? throw new NotFoundException("request");
        }

        var photos = await SaveAsync(request, input.Photos, cancellationToken);
        await database.WriteAsync(DataScope.Of(request.OrganizationId), context => SubmitAsync(context, request, input, photos, cancellationToken), cancellationToken);
    }

    private async Task SubmitAsync(FollowUpDbContext context, Request request, SubmissionInput input, List<ReviewPhoto> photos, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var taken = await context.Set<Request>()
            .Where(row => row.Id == request.Id && row.ExpiresAt > now
                && row.Status != RequestStatus.Submitted && row.Status != RequestStatus.Expired && row.Status != RequestStatus.Cancelled)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, RequestStatus.Submitted).SetProperty(row => row.SubmittedAt, now)
                    .SetProperty(row => row.ClickedAt, row => row.ClickedAt ?? now).SetProperty(row => row.NextReminderAt, (Instant?)null),
                cancellationToken);
        if (taken == 0)
        {
            var status = await context.Set<Request>().Where(row => row.Id == request.Id).Select(row => row.Status).SingleAsync(cancellationToken);
            throw new ConflictException(RequestEnd.Explain(status));
        }

        context.Add(Review(request, input, photos, now));
        context.Add(InsideEvents.Of(
            ids, request.OrganizationId, request.ContactId, "review_submitted", $"{request.Id:N}/review", now, new { input.Rating, request.OrderId, request.ItemId, request.Product }));
        await AddEventAsync(context, request, "submitted", now, $"{input.Rating} of 5 stars", cancellationToken);
        await EnrollmentLeaving.LeaveAsync(context, ids, context.Set<Enrollment>().Where(row => row.Id == request.EnrollmentId), StopReason, Reason, now, cancellationToken);
    }

    private async Task<List<ReviewPhoto>> SaveAsync(Request request, IReadOnlyList<UploadedPhoto> uploads, CancellationToken cancellationToken)
    {
        // Kept before the transaction, which must stay short. A photo whose review is refused is one that nothing shows.
        var photos = new List<ReviewPhoto>(uploads.Count);
        foreach (var upload in uploads)
        {
            var hash = await files.SaveAsync(request.OrganizationId, FileArea.Photos, upload.Content, cancellationToken);
            photos.Add(new ReviewPhoto(hash, PhotoFormat.Of(upload.Content)!, upload.Content.Length));
        }

        return photos;
    }

    private Review Review(Request request, SubmissionInput input, List<ReviewPhoto> photos, Instant now) => new()
    {
        Id = ids.NewId(),
        OrganizationId = request.OrganizationId,
        RequestId = request.Id,
        ContactId = request.ContactId,
        Product = request.Product,
        Rating = input.Rating,
        Headline = Given(input.Headline),
        Text = input.Text.Trim(),
        ShownName = Given(input.ShownName),
        MayPublish = input.MayPublish,
        Photos = photos,
        Status = ReviewStatus.Pending,
        SubmittedAt = now,
    };

    private Task<int> AddEventAsync(FollowUpDbContext context, Request request, string type, Instant now, string detail, CancellationToken cancellationToken)
    {
        context.Add(new RequestEvent
        {
            Id = ids.NewId(),
            OrganizationId = request.OrganizationId,
            RequestId = request.Id,
            Type = type,
            At = now,
            Detail = detail,
        });
        return context.SaveChangesAsync(cancellationToken);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
