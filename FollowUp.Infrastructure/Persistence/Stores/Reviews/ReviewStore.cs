using FollowUp.Core.Contacts;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Reviews;

internal sealed class ReviewStore(Database database, IClock clock) : IReviews
{
    private const int LongestReply = 2000;
    private const int MostPublic = 200;

    public async Task<Page<ReviewRow>> ListAsync(Actor actor, ReviewStatus? status, string? search, PageQuery page, CancellationToken cancellationToken)
    {
        page = page.Checked();
        await using var context = database.Open(actor);
        var found = Rows(context).Where(row => status == null || row.Review.Status == status);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = ContainsSearch.Pattern(search);
            found = found.Where(row => EF.Functions.Like(ContainsSearch.Upper(row.Review.Text), ContainsSearch.Upper(part), ContainsSearch.Escape) || EF.Functions.Like(ContainsSearch.Upper(row.Review.Product), ContainsSearch.Upper(part), ContainsSearch.Escape)
                || EF.Functions.Like(ContainsSearch.Upper(row.Review.Headline), ContainsSearch.Upper(part), ContainsSearch.Escape)
                || EF.Functions.Like(ContainsSearch.Upper(row.Review.ShownName), ContainsSearch.Upper(part), ContainsSearch.Escape)
                || EF.Functions.Like(ContainsSearch.Upper(row.Contact.FirstName + " " + row.Contact.LastName), ContainsSearch.Upper(part), ContainsSearch.Escape)
                || EF.Functions.Like(ContainsSearch.Upper(row.Contact.Email), ContainsSearch.Upper(part), ContainsSearch.Escape)
                || EF.Functions.Like(ContainsSearch.Upper(row.OrderId), ContainsSearch.Upper(part), ContainsSearch.Escape));
        }

        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(row => row.Review.SubmittedAt).ThenByDescending(row => row.Review.Id)
            .Skip(page.Skip).Take(page.Size).ToListAsync(cancellationToken);
        return new Page<ReviewRow>([.. rows.Select(Row)], total);
    }

    public async Task<IReadOnlyDictionary<ReviewStatus, int>> CountAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<Review>().GroupBy(row => row.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }

    public Task SetStatusAsync(Actor actor, Guid reviewId, ReviewStatus status, CancellationToken cancellationToken)
        => ChangeAsync(actor, reviewId, review =>
        {
            if (!Enum.IsDefined(status))
            {
                throw new InputException("status", "must be pending, approved or hidden");
            }

            if (status == ReviewStatus.Approved && !review.MayPublish)
            {
                throw new ConflictException("Its writer did not allow it to be shown in public.");
            }

            review.Status = status;
        }, cancellationToken);

    public Task SetFeaturedAsync(Actor actor, Guid reviewId, bool featured, CancellationToken cancellationToken)
        => ChangeAsync(actor, reviewId, review => review.Featured = featured, cancellationToken);

    public Task ReplyAsync(Actor actor, Guid reviewId, string? reply, CancellationToken cancellationToken)
        => ChangeAsync(actor, reviewId, review =>
        {
            if (reply?.Length > LongestReply)
            {
                throw new InputException("reply", $"must be at most {LongestReply} characters");
            }

            review.Reply = string.IsNullOrWhiteSpace(reply) ? null : reply.Trim();
            review.RepliedAt = review.Reply is null ? null : clock.GetCurrentInstant();
        }, cancellationToken);

    public async Task<IReadOnlyList<ReviewRow>> PublicAsync(Guid organizationId, int most, CancellationToken cancellationToken)
    {
        await using var context = database.Open(organizationId);
        var rows = await Rows(context).Where(row => row.Review.Status == ReviewStatus.Approved && row.Review.MayPublish)
            .OrderByDescending(row => row.Review.Featured).ThenByDescending(row => row.Review.SubmittedAt).ThenByDescending(row => row.Review.Id)
            .Take(Math.Clamp(most, 1, MostPublic)).ToListAsync(cancellationToken);
        return [.. rows.Select(Row)];
    }

    private static IQueryable<Joined> Rows(FollowUpDbContext context)
        => from review in context.Set<Review>().AsNoTracking()
           join request in context.Set<Request>() on review.RequestId equals request.Id
           join contact in context.Set<Contact>() on review.ContactId equals contact.Id
           select new Joined { Review = review, OrderId = request.OrderId, Contact = contact };

    private static ReviewRow Row(Joined row) => new(
        row.Review.Id,
        row.Review.RequestId,
        row.Review.ContactId,
        row.Contact.DisplayName,
        row.OrderId,
        row.Review.Product,
        row.Review.Rating,
        row.Review.Headline,
        row.Review.Text,
        row.Review.ShownName,
        row.Review.MayPublish,
        row.Review.Photos,
        row.Review.Status,
        row.Review.Featured,
        row.Review.Reply,
        row.Review.SubmittedAt);

    private async Task ChangeAsync(Actor actor, Guid reviewId, Action<Review> change, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        await using var context = database.Open(actor);
        var review = await context.Set<Review>().SingleOrDefaultAsync(row => row.Id == reviewId, cancellationToken)
            ?? throw new NotFoundException("review");
        change(review);
        await context.SaveChangesAsync(cancellationToken);
    }

    private sealed class Joined
    {
        public required Review Review { get; init; }

        public required string OrderId { get; init; }

        public required Contact Contact { get; init; }
    }
}
