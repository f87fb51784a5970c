using FollowUp.Core.Analytics;
using FollowUp.Core.Consent;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Simulation;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What becomes of what people answer by text and WhatsApp.</summary>
public sealed class KeywordStories
{
    private const string Stranger = "+15005550006";

    private const string TwoTexts = """
        { "trigger": { "event": "job_completed" }, "start": "text1",
          "steps": [
            { "id": "text1", "kind": "send", "channel": "sms", "template": "@sms", "next": "wait1" },
            { "id": "wait1", "kind": "wait", "for": "P3D", "next": "text2" },
            { "id": "text2", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task Stop_ends_it_all_and_is_confirmed_once_a_day(DatabaseKind kind)
    {
        await using var story = await TextedAsync(kind);

        await HearAsync(story, " Stop. ");
        await story.RunAsync();
        await HearAsync(story, "STOP");
        await story.PassAsync(Duration.FromDays(10));

        Assert.Equal(
            ["https://shop.example/news", "Test Shop: You are unsubscribed and get no more messages. Reply START to get them again."],
            story.Provider.Accepted.Select(sent => sent.Message.Text.Contains("unsubscribed", StringComparison.Ordinal) ? sent.Message.Text : "https://shop.example/news"));
        Assert.Equal("opted_out", Assert.Single(await EnrollmentsAsync(story)).StopReason);
        Assert.Equal([ConsentDecision.Withdrawn], await DecisionsAsync(story));
    }

    [DatabaseTheory]
    public async Task A_number_that_nobody_knows_is_closed_and_confirmed_too(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);

        await HearAsync(story, "ARRÊT", Stranger);
        await story.RunAsync();

        Assert.Equal([Stranger], story.Provider.Accepted.Select(sent => sent.To));
        await using var context = story.Open();
        var closed = await context.Set<Suppression>().SingleAsync();
        Assert.Equal((Channel.Sms, Stranger, SuppressionReason.OptedOut), (closed.Channel, closed.Address, closed.Reason));
    }

    [DatabaseTheory]
    public async Task Where_the_provider_answers_itself_nothing_is_sent(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);

        await HearAsync(story, "Jag vill inte", Stranger, optOutType: "STOP");
        await HearAsync(story, "INFO", Stranger, optOutType: "HELP");
        await story.RunAsync();

        Assert.Empty(story.Provider.All);
        await using var context = story.Open();
        Assert.Equal(1, await context.Set<Suppression>().CountAsync());
    }

    [DatabaseTheory]
    public async Task Start_and_a_yes_of_who_is_opted_out_bring_back(DatabaseKind kind)
    {
        await using var story = await TextedAsync(kind);

        // A yes is an ordinary reply until then.
        await HearAsync(story, "Yes");
        await HearAsync(story, "stop");
        await HearAsync(story, "yes!");
        await HearAsync(story, "stop");
        await HearAsync(story, "START");
        await HearAsync(story, "start");
        await story.RunAsync();

        await using var context = story.Open();
        Assert.Equal(0, await context.Set<Suppression>().CountAsync());
        Assert.Equal([ConsentDecision.Withdrawn, ConsentDecision.Given, ConsentDecision.Withdrawn, ConsentDecision.Given], await DecisionsAsync(story));
        Assert.Equal(ConsentBasis.ExpressWritten, await context.Set<ConsentState>().Select(row => row.Basis).SingleAsync());

        // Twice within a day, so confirmed once.
        Assert.Single(story.Provider.Accepted, sent => sent.Message.Text.Contains("unsubscribed", StringComparison.Ordinal));
        Assert.Equal(1, await context.Set<MessageEvent>().CountAsync(row => row.Type == "replied"));
    }

    [DatabaseTheory]
    public async Task What_a_bounce_closed_stays_closed_at_a_start(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.Get<ISuppressions>().AddAsync(story.Owner, Stranger, Channel.Sms, SuppressionReason.DoNotContact, "A rival", CancellationToken.None);

        await HearAsync(story, "START", Stranger);

        await using var context = story.Open();
        Assert.Equal(SuppressionReason.DoNotContact, (await context.Set<Suppression>().SingleAsync()).Reason);
    }

    [DatabaseTheory]
    public async Task Help_is_answered_once_an_hour_also_to_who_is_opted_out(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await HearAsync(story, "STOP", Stranger);
        await story.RunAsync();

        await Task.WhenAll(HearAsync(story, "help", Stranger), HearAsync(story, "INFO", Stranger));
        await story.PassAsync(Duration.FromMinutes(59));
        await HearAsync(story, "help", Stranger);
        await story.PassAsync(Duration.FromMinutes(2));
        await HearAsync(story, "help", Stranger);
        await story.RunAsync();

        Assert.Equal(2, story.Provider.Accepted.Count(sent => sent.Message.Text.Contains("Reply STOP", StringComparison.Ordinal)));
    }

    [DatabaseTheory]
    public async Task A_confirmation_that_comes_too_late_is_given_up(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        story.Provider.Answer = _ => new SendOutcome.Deferred("busy", "Busy");

        await HearAsync(story, "STOP", Stranger);
        await story.RunAsync();
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        story.Clock.Advance(Duration.FromMinutes(6));
        await story.PassAsync(Duration.FromHours(1));

        Assert.Empty(story.Provider.Accepted);
        Assert.Equal(MessageState.Expired, (await story.MessagesAsync()).Single().State);
    }

    [DatabaseTheory]
    public async Task Texts_and_WhatsApp_are_channels_of_their_own(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);

        await HearAsync(story, "STOP", Stranger, Channel.WhatsApp);
        await story.RunAsync();

        await using var context = story.Open();
        Assert.Equal([Channel.WhatsApp], await context.Set<Suppression>().Select(row => row.Channel).ToListAsync());
        Assert.Equal([Channel.WhatsApp], story.Provider.Accepted.Select(sent => sent.Channel));
    }

    [DatabaseTheory]
    public async Task A_sentence_that_asks_to_stop_holds_what_waits_until_somebody_decides(DatabaseKind kind)
    {
        await using var story = await TextedAsync(kind);
        await story.PassAsync(Duration.FromDays(2) + Duration.FromHours(20));
        await HearAsync(story, "Please stop texting me");
        await story.PassAsync(Duration.FromHours(5));

        Assert.Single(story.Provider.Accepted);
        var flagged = Assert.Single((await story.Get<IPossibleOptOuts>().ListAsync(story.Owner, true, new PageQuery(), default)).Items);
        Assert.Equal(("Noor Haddad", "Please stop texting me", Channel.Sms), (flagged.Contact, flagged.Words, flagged.Channel));
        Assert.Contains((await story.Get<IHomeQueries>().AttentionAsync(story.Owner, default)), item => item is { Kind: AttentionKind.PossibleOptOuts, Count: 1 });

        await story.Get<IPossibleOptOuts>().DismissAsync(story.Owner, flagged.Id, default);
        await story.RunAsync();
        Assert.Equal(2, story.Provider.Accepted.Count);
        await Assert.ThrowsAsync<ConflictException>(() => story.Get<IPossibleOptOuts>().OptOutAsync(story.Owner, flagged.Id, default));
        var decided = Assert.Single((await story.Get<IPossibleOptOuts>().ListAsync(story.Owner, false, new PageQuery(), default)).Items);
        Assert.Equal((PossibleOptOutStatus.NoOptOut, story.Owner.Name), (decided.Status, decided.DecidedBy));
    }

    [DatabaseTheory]
    public async Task Taken_for_an_opt_out_it_is_one(DatabaseKind kind)
    {
        await using var story = await TextedAsync(kind);
        await HearAsync(story, "don't message me again");
        var flagged = Assert.Single((await story.Get<IPossibleOptOuts>().ListAsync(story.Owner, true, new PageQuery(), default)).Items);

        var done = await story.Get<IPossibleOptOuts>().OptOutAsync(story.Owner, flagged.Id, default);
        await story.PassAsync(Duration.FromDays(10));

        Assert.Equal(1, done.Added);
        Assert.Single(story.Provider.Accepted);
        Assert.Equal([ConsentDecision.Withdrawn], await DecisionsAsync(story));
    }

    [DatabaseTheory]
    public async Task Undecided_it_holds_for_a_day(DatabaseKind kind)
    {
        await using var story = await TextedAsync(kind);
        await story.PassAsync(Duration.FromDays(3) - Duration.FromHours(1));
        await HearAsync(story, "stop sending me texts");

        await story.PassAsync(Duration.FromHours(23));
        Assert.Single(story.Provider.Accepted);
        await story.PassAsync(Duration.FromHours(26));
        Assert.Equal(2, story.Provider.Accepted.Count);
    }

    [DatabaseTheory]
    public async Task Simulations_and_dry_runs_wait_for_the_decision_too(DatabaseKind kind)
    {
        await using var story = await TextedAsync(kind);
        var sequence = (await story.Sequences.ListAsync(story.Owner, null, null, new PageQuery(), default)).Items[0].Id;
        var contact = (await story.MessagesAsync())[0].ContactId;
        await HearAsync(story, "Please stop texting me");
        await story.HappenAsync("job_completed", phone: Story.Number);
        var written = story.Clock.Now;
        story.Clock.Advance(Duration.FromHours(1));

        var simulated = await story.Get<ISimulations>().RunAsync(story.Owner, sequence, new SimulationRequest(contact, null, null, AssumedEngagement.None, []), default);
        var run = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, new DryRunRequest(7, AssumedEngagement.None), default);

        var held = simulated.Moments.First(moment => moment.Kind == SimulatedKind.Held);
        Assert.Equal((PossibleOptOutGate.Reason, written + PossibleOptOut.Hold), (held.Reason, held.Until));
        Assert.Equal((PossibleOptOutGate.Reason, 1), (Assert.Single(run.Held).Reason, run.Held[0].Count));
    }

    private static async Task<Story> TextedAsync(DatabaseKind kind)
    {
        var story = await Story.BeginAsync(kind);
        await story.PublishAsync(TwoTexts);
        await story.HappenAsync("job_completed", phone: Story.Number);
        await story.RunAsync();
        Assert.Single(story.Provider.Accepted);
        return story;
    }

    private static async Task HearAsync(Story story, string text, string from = Story.Number, Channel channel = Channel.Sms, string? optOutType = null)
    {
        await using var context = story.Open();
        var account = await context.Set<ChannelAccount>().Where(row => row.Channel == channel && row.OrganizationId == story.Owner.OrganizationId).OrderBy(row => row.Id).FirstAsync();
        await story.Get<IReceivedMessages>().RecordAsync(
            new ReportingAccount(account.Id, story.Owner.OrganizationId, account.Provider),
            [new InboundMessage($"in-{story.Get<IIdSource>().NewId()}", channel, from, account.From, text, story.Clock.Now) { OptOutType = optOutType }], CancellationToken.None);
    }

    private static async Task<List<ConsentDecision>> DecisionsAsync(Story story)
    {
        await using var context = story.Open();
        return await context.Set<ConsentEntry>().OrderBy(row => row.Position).Select(row => row.Decision).ToListAsync();
    }

    private static async Task<List<Enrollment>> EnrollmentsAsync(Story story)
    {
        await using var context = story.Open();
        return await context.Set<Enrollment>().AsNoTracking().ToListAsync();
    }
}
