using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using NodaTime;

namespace FollowUp.Infrastructure.Seeding.Demo;

/// <summary>Writes what contacts said, older ones read and answered, new ones waiting.</summary>
internal sealed class DemoReviews(Guid organizationId, IIdSource ids, Random random, Instant now)
{
    private static readonly Duration Read = Duration.FromDays(3);

    public Review Of(DemoOrder order, Instant submittedAt)
    {
        var rating = DemoWords.Rating(random);
        var (headline, text) = DemoWords.Of(rating, random);
        var mayPublish = random.Next(100) < 86;
        var reviewed = submittedAt < now - Read;
        var reply = reviewed ? DemoWords.Reply(rating, random) : null;
        return new Review
        {
            Id = ids.NewId(),
            OrganizationId = organizationId,
            RequestId = order.RequestId,
            ContactId = order.Contact.Id,
            Product = order.Product.Name,
            Rating = rating,
            Headline = headline,
            Text = text,
            ShownName = mayPublish ? $"{order.Contact.FirstName} {order.Contact.LastName![0]}." : null,
            MayPublish = mayPublish,
            Status = !reviewed ? ReviewStatus.Pending : mayPublish && rating > 1 ? ReviewStatus.Approved : ReviewStatus.Hidden,
            Featured = reviewed && mayPublish && rating == 5 && random.Next(9) == 0,
            Reply = reply,
            RepliedAt = reply is null ? null : submittedAt + Duration.FromHours(20),
            SubmittedAt = submittedAt,
        };
    }
}
