using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Analytics;

public sealed class DemoHistoryTests(DemoShop shop) : IClassFixture<DemoShop>
{
    private Instant Now => shop.Clock.GetCurrentInstant();

    [Fact]
    public async Task Nothing_of_it_is_due_so_that_no_scan_sends_it()
    {
        await using var context = shop.Open();

        Assert.True(await context.Set<Enrollment>().CountAsync(row => row.Status == EnrollmentStatus.Active) > 50);
        Assert.False(await context.Set<Enrollment>().AnyAsync(row => row.Status == EnrollmentStatus.Active && row.DueAt <= Now));
        Assert.False(await context.Set<Message>().AnyAsync(row => row.State <= MessageState.Sending));
    }

    [Fact]
    public async Task Requests_stand_in_every_state_that_rests()
    {
        await using var context = shop.Open();
        var counts = await context.Set<Request>().GroupBy(row => row.Status).ToDictionaryAsync(group => group.Key, group => group.Count());

        Assert.InRange(counts.Values.Sum(), 450, 750);
        Assert.Equal(Enum.GetValues<RequestStatus>().Except([RequestStatus.Queued]), counts.Keys.Order());
    }

    [Fact]
    public async Task Requests_agree_with_their_messages_events_and_reviews()
    {
        await using var context = shop.Open();
        var requests = await context.Set<Request>().AsNoTracking().ToListAsync();
        var messages = (await context.Set<Message>().AsNoTracking().ToListAsync()).ToLookup(row => row.OriginId);
        var events = (await context.Set<RequestEvent>().AsNoTracking().ToListAsync()).ToLookup(row => row.RequestId);
        var reviews = await context.Set<Review>().AsNoTracking().ToDictionaryAsync(row => row.RequestId);

        Assert.All(requests, request =>
        {
            var mine = messages[request.EnrollmentId].ToList();
            Assert.Equal(request.FirstSentAt, mine.Min(message => message.SentAt));
            Assert.Equal(request.ReminderCount, mine.Where(message => message.SentAt is not null).Select(message => RequestFlow.Round(message.Slot) ?? 0).DefaultIfEmpty().Max());
            Assert.Equal(request.SubmittedAt, reviews.GetValueOrDefault(request.Id)?.SubmittedAt);
            Assert.Equal(request.Status == RequestStatus.Submitted, request.SubmittedAt is not null);
            Assert.Contains(events[request.Id], row => row.Type == "scheduled");
        });
    }

    [Fact]
    public async Task Nothing_happened_in_the_future_and_every_message_is_accounted_for()
    {
        await using var context = shop.Open();
        var messages = await context.Set<Message>().AsNoTracking().ToListAsync();
        var attempts = (await context.Set<Attempt>().AsNoTracking().ToListAsync()).ToLookup(row => row.MessageId);

        Assert.DoesNotContain(await context.Set<MessageEvent>().AsNoTracking().ToListAsync(), row => row.At > Now);
        Assert.DoesNotContain(await context.Set<Review>().AsNoTracking().ToListAsync(), row => row.SubmittedAt > Now);
        Assert.All(messages, message =>
        {
            Assert.Equal(message.AttemptCount, attempts[message.Id].Count());
            Assert.Equal(message.State == MessageState.Delivered, attempts[message.Id].Any(attempt => attempt.Outcome == "accepted"));
        });
    }

    [Fact]
    public async Task Sequences_hold_contacts_who_wait_and_have_seen_others_through_in_agreement_with_their_messages()
    {
        await using var context = shop.Open();
        var sequences = await context.Set<Sequence>().AsNoTracking().Where(row => row.Kind == SequenceKind.Designed).ToListAsync();
        var enrollments = (await context.Set<Enrollment>().AsNoTracking().ToListAsync()).ToLookup(row => row.SequenceId);
        var messages = (await context.Set<Message>().AsNoTracking().ToListAsync()).ToLookup(row => row.OriginId);
        var ran = (await context.Set<Execution>().AsNoTracking().ToListAsync()).ToLookup(row => row.EnrollmentId);

        Assert.Equal(3, sequences.Count(row => row.Status == SequenceStatus.Active));
        Assert.All(sequences, sequence =>
        {
            var mine = enrollments[sequence.Id].ToList();
            Assert.Contains(mine, row => row.Status == EnrollmentStatus.Active);
            Assert.Contains(mine, row => row.StopReason == "completed");
            Assert.Contains(mine, row => row.StopReason == "clicked" && messages[row.Id].Any(message => message.ClickedAt == row.EndedAt));
            Assert.All(mine, row => Assert.Equal(
                ran[row.Id].Where(one => one.Step.StartsWith("touch", StringComparison.Ordinal)).Select(one => one.Step).Order(), messages[row.Id].Select(message => message.Slot).Order()));
        });
    }

    [Fact]
    public async Task A_sequence_that_runs_dry_on_its_own_events_finds_those_who_entered()
    {
        await using var context = shop.Open();
        var sequence = await context.Set<Sequence>().AsNoTracking().FirstAsync(row => row.TriggerEvent == "job_completed");

        var result = await shop.Get<ISimulations>().DryRunAsync(shop.Actor, sequence.Id, new DryRunRequest(30, AssumedEngagement.None), default);

        Assert.True(result.Entered > 5);
        Assert.Equal(result.Entered, await context.Set<Enrollment>().CountAsync(row => row.SequenceId == sequence.Id && row.EnteredAt >= result.From));
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await using var context = shop.Open();
        var before = await context.Set<Request>().CountAsync();

        await shop.FillAgainAsync();

        Assert.True(before > 0);
        Assert.Equal(before, await context.Set<Request>().CountAsync());
    }
}
