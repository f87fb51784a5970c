using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence.Stores.Submissions;
using FollowUp.Infrastructure.Persistence.Stores.Tracking;
using FollowUp.Infrastructure.Storage;
using FollowUp.Infrastructure.Scheduling;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Public;

public sealed class SubmissionTests : IDisposable
{
    private static readonly byte[] Gif = [.. "GIF89a"u8, 1, 0, 1, 0];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("followup-files-");

    public void Dispose() => folder.Delete(recursive: true);

    [DatabaseTheory]
    public async Task A_review_ends_the_request_its_enrollment_and_its_reminders(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);

        await Store(world).SubmitAsync(world.RequestToken, Input(new UploadedPhoto("throw.gif", Gif)), default);

        var request = await world.RequestAsync();
        Assert.Equal((RequestStatus.Submitted, SentRequest.Start, null), (request.Status, request.SubmittedAt, request.NextReminderAt));
        Assert.Equal(SentRequest.Start, request.ClickedAt);
        var enrollment = await world.EnrollmentAsync();
        Assert.Equal((EnrollmentStatus.Exited, "review_submitted", null), (enrollment.Status, enrollment.StopReason, enrollment.DueAt));
        Assert.Equal(MessageState.Cancelled, (await world.MessageAsync(world.ReminderId)).State);
        Assert.Equal(["cancelled"], await world.MessageEventsAsync(world.ReminderId));
        Assert.Equal(MessageState.Sent, (await world.MessageAsync(world.SentId)).State);
        Assert.Equal(["submitted"], await world.RequestEventsAsync());
        var review = await world.ReadAsync(context => context.Set<Review>().SingleAsync());
        Assert.Equal((5, "Softer than I hoped", "The colour is right.", "Nora H.", true, ReviewStatus.Pending), (review.Rating, review.Headline, review.Text, review.ShownName, review.MayPublish, review.Status));
        var photo = Assert.Single(review.Photos);
        Assert.Equal(("image/gif", Gif.Length), (photo.ContentType, photo.Length));
        Assert.Single(folder.GetFiles(photo.Hash, SearchOption.AllDirectories));
    }

    [DatabaseTheory]
    public async Task Sent_at_once_and_again_it_is_one_review(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var store = Store(world);

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await store.SubmitAsync(world.RequestToken, Input(), default);
                return true;
            }
            catch (ConflictException)
            {
                return false;
            }
        }));

        Assert.Single(tries, taken => taken);
        Assert.Equal(1, await world.ReadAsync(context => context.Set<Review>().CountAsync()));
        Assert.Equal(["submitted"], await world.RequestEventsAsync());
    }

    [DatabaseTheory]
    public async Task A_click_that_races_the_review_does_not_undo_it(DatabaseKind database)
    {
        await using var world = await SentRequest.CreateAsync(database: database);
        var tracking = new TrackingStore(world.Database, world.Ids, world.Clock, new ScanSignals());

        await Task.WhenAll(
            Store(world).SubmitAsync(world.RequestToken, Input(), default),
            tracking.ClickAsync(TrackingToken.Of(world.MessageToken, 0), new TrackingVisitor(null), default),
            Store(world).OpenAsync(world.RequestToken, default));

        Assert.Equal(RequestStatus.Submitted, (await world.RequestAsync()).Status);
    }

    [Theory]
    [InlineData(RequestStatus.Expired)]
    [InlineData(RequestStatus.Cancelled)]
    [InlineData(RequestStatus.Submitted)]
    public async Task What_is_over_takes_no_review(RequestStatus status)
    {
        await using var world = await SentRequest.CreateAsync(status: status);

        await Assert.ThrowsAsync<ConflictException>(() => Store(world).SubmitAsync(world.RequestToken, Input(), default));
        Assert.Equal(0, await world.ReadAsync(context => context.Set<Review>().CountAsync()));
        Assert.False((await Store(world).FindAsync(world.RequestToken, default))!.Open);
    }

    [Fact]
    public async Task The_time_ends_even_before_the_status_says_so()
    {
        await using var world = await SentRequest.CreateAsync();
        Assert.True((await Store(world).FindAsync(world.RequestToken, default))!.Open);

        world.Clock.Advance(Duration.FromDays(30));

        Assert.False((await Store(world).FindAsync(world.RequestToken, default))!.Open);
        await Assert.ThrowsAsync<ConflictException>(() => Store(world).SubmitAsync(world.RequestToken, Input(), default));
    }

    [Fact]
    public async Task Opening_the_link_counts_as_a_click_once()
    {
        await using var world = await SentRequest.CreateAsync();

        await Store(world).OpenAsync(world.RequestToken, default);
        world.Clock.Advance(Duration.FromHours(1));
        await Store(world).OpenAsync(world.RequestToken, default);

        var request = await world.RequestAsync();
        Assert.Equal((RequestStatus.Clicked, SentRequest.Start), (request.Status, request.ClickedAt));
        Assert.Equal(["clicked"], await world.RequestEventsAsync());
    }

    [Fact]
    public async Task What_cannot_be_taken_names_each_field_and_stores_nothing()
    {
        await using var world = await SentRequest.CreateAsync();
        var input = new SubmissionInput(0, new string('h', 121), " ", new string('n', 81), false, [new UploadedPhoto("a.png", "<svg/>"u8.ToArray())]);

        var error = await Assert.ThrowsAsync<InputException>(() => Store(world).SubmitAsync(world.RequestToken, input, default));

        Assert.Equal(["headline", "photos", "rating", "shownName", "text"], error.Errors.Select(one => one.Field).Order());
        Assert.Equal(RequestStatus.Sent, (await world.RequestAsync()).Status);
        Assert.Empty(folder.GetFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_unknown_token_is_nobodys()
    {
        await using var world = await SentRequest.CreateAsync();

        Assert.Null(await Store(world).FindAsync("unknown", default));
        await Assert.ThrowsAsync<NotFoundException>(() => Store(world).SubmitAsync("unknown", Input(), default));
    }

    private static SubmissionInput Input(params UploadedPhoto[] photos)
        => new(5, "Softer than I hoped", "The colour is right.", "Nora H.", true, photos);

    private SubmissionStore Store(SentRequest world) => new(world.Database, new DiskFileStore(folder.FullName, world.Ids), world.Ids, world.Clock);
}
