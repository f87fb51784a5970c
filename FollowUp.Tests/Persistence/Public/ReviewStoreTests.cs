using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Reviews;

namespace FollowUp.Tests.Persistence.Public;

public sealed class ReviewStoreTests
{
    [Fact]
    public async Task Only_what_its_writer_allowed_becomes_public_and_only_once_approved()
    {
        await using var world = await SentRequest.CreateAsync();
        var reviews = new ReviewStore(world.Database, world.Clock);
        var (open, closed) = (Review(world, mayPublish: true), Review(world, mayPublish: false));
        await AddAsync(world, open, closed);

        await Assert.ThrowsAsync<ConflictException>(() => reviews.SetStatusAsync(world.Owner, closed.Id, ReviewStatus.Approved, default));
        Assert.Empty(await reviews.PublicAsync(world.OrganizationId, 10, default));

        await reviews.SetStatusAsync(world.Owner, open.Id, ReviewStatus.Approved, default);

        Assert.Equal([open.Id], (await reviews.PublicAsync(world.OrganizationId, 10, default)).Select(row => row.Id));
        Assert.Equal(1, (await reviews.CountAsync(world.Owner, default))[ReviewStatus.Approved]);
    }

    [Fact]
    public async Task Featured_reviews_come_first_in_public()
    {
        await using var world = await SentRequest.CreateAsync();
        var reviews = new ReviewStore(world.Database, world.Clock);
        var rows = Enumerable.Range(0, 3).Select(_ => Review(world, mayPublish: true)).ToArray();
        await AddAsync(world, rows);
        foreach (var row in rows)
        {
            await reviews.SetStatusAsync(world.Owner, row.Id, ReviewStatus.Approved, default);
        }

        await reviews.SetFeaturedAsync(world.Owner, rows[0].Id, true, default);

        Assert.Equal(rows[0].Id, (await reviews.PublicAsync(world.OrganizationId, 10, default))[0].Id);
    }

    [Theory]
    [InlineData("COLOUR", 2)]
    [InlineData("alder", 2)]
    [InlineData("nora HOLM", 2)]
    [InlineData("1001", 2)]
    [InlineData("100%", 0)]
    [InlineData("a_der", 0)]
    [InlineData("nowhere", 0)]
    public async Task Search_looks_into_words_names_and_orders(string search, int found)
    {
        await using var world = await SentRequest.CreateAsync();
        await AddAsync(world, Review(world, true), Review(world, true));

        var page = await new ReviewStore(world.Database, world.Clock).ListAsync(world.Owner, null, search, new PageQuery(), default);

        Assert.Equal(found, page.Total);
        Assert.Equal(found, page.Items.Count);
    }

    [Fact]
    public async Task A_viewer_reads_and_a_stranger_sees_nothing()
    {
        await using var world = await SentRequest.CreateAsync();
        var reviews = new ReviewStore(world.Database, world.Clock);
        var review = Review(world, true);
        await AddAsync(world, review);
        var viewer = world.Owner with { Role = Role.Viewer };
        var stranger = world.Owner with { OrganizationId = world.Ids.NewId() };

        Assert.Equal(1, (await reviews.ListAsync(viewer, ReviewStatus.Pending, null, new PageQuery(), default)).Total);
        await Assert.ThrowsAsync<ForbiddenException>(() => reviews.ReplyAsync(viewer, review.Id, "Thanks", default));
        Assert.Equal(0, (await reviews.ListAsync(stranger, null, null, new PageQuery(), default)).Total);
        await Assert.ThrowsAsync<NotFoundException>(() => reviews.ReplyAsync(stranger, review.Id, "Thanks", default));
    }

    [Fact]
    public async Task A_reply_can_be_given_and_taken_back()
    {
        await using var world = await SentRequest.CreateAsync();
        var reviews = new ReviewStore(world.Database, world.Clock);
        var review = Review(world, true);
        await AddAsync(world, review);

        await reviews.ReplyAsync(world.Owner, review.Id, " Thank you ", default);
        Assert.Equal("Thank you", (await reviews.ListAsync(world.Owner, null, null, new PageQuery(), default)).Items[0].Reply);

        await reviews.ReplyAsync(world.Owner, review.Id, "", default);
        Assert.Null((await reviews.ListAsync(world.Owner, null, null, new PageQuery(), default)).Items[0].Reply);
    }

    private static async Task AddAsync(SentRequest world, params Review[] reviews)
    {
        var first = await world.RequestAsync();
        foreach (var review in reviews)
        {
            await world.AddAsync(
                review,
                new Request { Id = review.RequestId, OrganizationId = world.OrganizationId, CampaignId = world.CampaignId, EnrollmentId = world.Ids.NewId(), ContactId = world.ContactId, OrderId = first.OrderId, ItemId = review.Id.ToString("N"), Product = first.Product, Token = world.Ids.NewToken(), Status = RequestStatus.Submitted, CreatedAt = SentRequest.Start, ScheduledAt = SentRequest.Start, ExpiresAt = SentRequest.Start });
        }
    }

    private static Review Review(SentRequest world, bool mayPublish) => new()
    {
        Id = world.Ids.NewId(),
        OrganizationId = world.OrganizationId,
        RequestId = world.Ids.NewId(),
        ContactId = world.ContactId,
        Product = "Alder throw",
        Rating = 4,
        Text = "The colour is right.",
        MayPublish = mayPublish,
        Status = ReviewStatus.Pending,
        SubmittedAt = SentRequest.Start,
    };
}
