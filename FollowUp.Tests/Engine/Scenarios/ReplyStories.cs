using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What becomes of sequences when a contact answers.</summary>
public sealed class ReplyStories
{
    private const string EndsAtAReply = """
        { "trigger": { "event": "job_completed" }, "settings": { "exits": [ { "on": "replied" } ] }, "start": "mail1",
          "steps": [
            { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "wait1" },
            { "id": "wait1", "kind": "wait", "for": "P3D", "next": "mail2" },
            { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private const string BranchesOnAReply = """
        { "trigger": { "event": "job_completed" }, "start": "mail1",
          "steps": [
            { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "wait1" },
            { "id": "wait1", "kind": "wait", "for": "P3D", "next": "answered" },
            { "id": "answered", "kind": "condition", "branches": [ { "when": { "engagement": "replied", "step": "mail1" }, "next": "thanks" } ], "else": "mail2" },
            { "id": "thanks", "kind": "tag", "add": [ "answered" ], "next": "end" },
            { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private const string WaitsForAReply = """
        { "trigger": { "event": "job_completed" }, "start": "mail1",
          "steps": [
            { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "answer" },
            { "id": "answer", "kind": "wait", "event": "replied", "timeout": "P7D", "next": "thanks", "else": "mail2" },
            { "id": "thanks", "kind": "tag", "add": [ "answered" ], "next": "end" },
            { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task A_reply_ends_a_sequence_that_stops_at_replies(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(EndsAtAReply);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(1));
        await AnswerAsync(story);
        await story.PassAsync(Duration.FromDays(10));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal("replied", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    [DatabaseTheory]
    public async Task An_out_of_office_note_does_not(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(EndsAtAReply);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(1));
        await AnswerAsync(story, automatic: true);
        await story.PassAsync(Duration.FromDays(10));

        Assert.Equal(2, story.Provider.Accepted.Count);
        Assert.Equal("completed", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    [DatabaseTheory]
    public async Task A_condition_on_a_reply_branches(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(BranchesOnAReply);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(1));
        await AnswerAsync(story);
        await story.HappenAsync("job_completed", "silent@example.com");
        await story.PassAsync(Duration.FromDays(10));

        var ran = new List<string>();
        foreach (var enrollment in await story.EnrollmentsAsync(sequence))
        {
            ran.Add((await story.RanAsync(enrollment.Id))[^1]);
        }

        Assert.Equal(["thanks", "mail2"], ran);
    }

    [DatabaseTheory]
    public async Task A_wait_for_a_reply_ends_with_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(WaitsForAReply);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(1));
        await AnswerAsync(story);
        await story.RunAsync();

        var enrollment = Assert.Single(await story.EnrollmentsAsync(sequence));
        Assert.Equal("thanks", (await story.RanAsync(enrollment.Id))[^1]);
        Assert.Equal("completed", enrollment.StopReason);
    }

    [DatabaseTheory]
    public async Task A_hard_bounce_lets_the_contact_go(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(EndsAtAReply);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(1));
        var sent = (await story.MessagesAsync())[^1];
        await story.Get<IProviderReports>().RecordAsync(
            [new AccountReport(new ReportingAccount(sent.AccountId!.Value, sent.OrganizationId, sent.Provider!), new ProviderReport(sent.ProviderMessageId!, "b1", ReportKind.BouncedHard, story.Clock.Now) { Words = "No such user" })],
            CancellationToken.None);
        await story.PassAsync(Duration.FromDays(10));

        Assert.Single(story.Provider.All);
        Assert.Equal("bounced", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
    }

    private static async Task AnswerAsync(Story story, bool automatic = false)
    {
        var sent = (await story.MessagesAsync())[^1];
        await story.Get<IReceivedMessages>().RecordAsync(
            new ReportingAccount(sent.AccountId!.Value, sent.OrganizationId, sent.Provider!),
            [new InboundMessage($"in-{sent.Id}", Channel.Email, sent.Address!, "shop@example.com", "Hello", story.Clock.Now) { Automatic = automatic }],
            CancellationToken.None);
    }
}
