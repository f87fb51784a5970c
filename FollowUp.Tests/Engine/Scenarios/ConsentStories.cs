using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Core.Simulation;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Marketing goes to those who agreed, and to nobody who took it back.</summary>
public sealed class ConsentStories
{
    private const string Marketing = """
        { "trigger": { "event": "order_placed" }, "settings": { "purpose": "marketing", "reentry": { "max": 0 } }, "start": "one",
          "steps": [ { "id": "one", "kind": "send", "channel": "sms", "template": "@offer", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task A_text_without_consent_is_skipped_and_says_why(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Marketing);
        await story.OrderAsync();
        await story.RunAsync();

        Assert.Empty(story.Provider.All);
        var verdict = await story.VerdictAsync();
        Assert.Equal(("consent", "skip", GateChain.RuleSet), (verdict.Rule, verdict.Kind, verdict.RuleSet));
        Assert.Equal("There is no consent to marketing by SMS.", verdict.Reason);
        Assert.Equal("purpose marketing, needed express written, found no ledger line", verdict.Input);
    }

    [DatabaseTheory]
    public async Task Consent_that_comes_with_the_event_lets_its_text_go_and_a_withdrawal_stops_the_next(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Marketing);
        await story.OrderAsync(consent: story.Agreed());
        await story.RunAsync();

        Assert.Single(story.Provider.Accepted);
        var line = Assert.Single(await story.LedgerAsync());
        Assert.Equal((1L, Channel.Sms, ConsentDecision.Given, ConsentBasis.ExpressWritten, "checkout", "Yes, text me.", Story.ConsentNumber), (line.Position, line.Channel, line.Decision, line.Basis, line.Source, line.Wording, line.Address));
        await using (var context = story.Open())
        {
            Assert.Equal((await context.Set<Contact>().SingleAsync()).Id, line.ContactId);
        }

        var withdrawn = await story.DecideAsync(ConsentDecision.Withdrawn);
        await story.OrderAsync(subject: "order:2");
        await story.RunAsync();
        Assert.Single(story.Provider.Accepted);
        Assert.Contains($"ledger line {withdrawn.Position}", (await story.VerdictAsync()).Input, StringComparison.Ordinal);
        Assert.NotNull(withdrawn.ContactId);
    }

    [DatabaseTheory]
    public async Task On_trial_the_text_goes_and_it_is_written_down_once_that_it_would_not_have(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.RuleAsync(Channel.Sms, new ChannelConsent(ConsentBasis.ExpressWritten, Shadow: true));
        await story.PublishAsync(Marketing);
        await story.OrderAsync();
        await story.RunAsync();

        Assert.Single(story.Provider.Accepted);
        await using var context = story.Open();
        var verdict = await context.Set<VerdictRecord>().SingleAsync();
        Assert.Equal(("consent", "shadow", "There is no consent to marketing by SMS."), (verdict.Rule, verdict.Kind, verdict.Reason));
        var detail = await story.Get<IMessageQueries>().GetAsync(story.Owner, (await story.MessagesAsync())[^1].Id, default);
        Assert.DoesNotContain("forbade", MessageWhy.Of(detail).Sentence, StringComparison.Ordinal);

        await story.DecideAsync(ConsentDecision.Withdrawn);
        await story.OrderAsync(subject: "order:2");
        await story.RunAsync();
        Assert.Single(story.Provider.Accepted);
    }

    [DatabaseTheory]
    public async Task Requests_are_transactional_unless_their_campaign_says_marketing(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.CampaignAsync(Story.Usual with { Channel = RequestChannel.Sms, Delay = TimeSpan.Zero, Purpose = ConsentPurpose.Marketing });
        await story.CampaignAsync(Story.Usual with { Channel = RequestChannel.Sms, Delay = TimeSpan.Zero });
        await story.DeliveredAsync(phone: Story.ConsentNumber);
        await story.RunAsync();

        Assert.Single(story.Provider.Accepted);
        Assert.Equal(1, (await story.StatesAsync())[MessageState.Skipped]);
        Assert.Equal("consent", (await story.VerdictAsync()).Rule);
    }

    [DatabaseTheory]
    public async Task Consent_of_another_organization_counts_for_nothing(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Marketing);
        var neighbour = story.Owner with { OrganizationId = await story.NeighbourAsync("hi@neighbour.example") };
        await story.Get<IConsents>().RecordAsync(
            neighbour, new(null, Channel.Sms, Story.ConsentNumber, ConsentPurpose.Marketing, ConsentDecision.Given, ConsentBasis.ExpressWritten, "shop"), default);
        await story.OrderAsync();
        await story.RunAsync();

        Assert.Empty(story.Provider.All);
    }

    [DatabaseTheory]
    public async Task A_simulation_and_a_dry_run_ask_for_the_same_consent(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var id = await story.PublishAsync(Marketing);
        await story.OrderAsync();
        await story.OrderAsync("ida@example.com", "+46709999999", consent: story.Agreed());
        await story.RunAsync();
        List<Contact> contacts;
        await using (var context = story.Open())
        {
            contacts = await context.Set<Contact>().OrderBy(row => row.Email).ToListAsync();
        }

        var (with, without) = (await RunAsync(contacts[0].Id), await RunAsync(contacts[1].Id));
        Assert.Contains(with.Moments, moment => moment.Kind == SimulatedKind.Sent);
        Assert.Equal("There is no consent to marketing by SMS.", Assert.Single(without.Moments, moment => moment.Kind == SimulatedKind.Skipped).Reason);
        var dry = await story.Get<ISimulations>().DryRunAsync(story.Owner, id, new DryRunRequest(1, AssumedEngagement.None), default);
        Assert.Equal(1, Assert.Single(dry.Channels).Messages);
        Assert.Equal("There is no consent to marketing by SMS.", Assert.Single(dry.Skipped).Reason);

        Task<SimulationResult> RunAsync(Guid contact) => story.Get<ISimulations>().RunAsync(story.Owner, id, new SimulationRequest(contact, null, null, AssumedEngagement.None, []), default);
    }

    [DatabaseTheory]
    public async Task When_consent_cannot_be_read_nothing_goes(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Marketing);
        await story.OrderAsync(consent: story.Agreed());
        await story.Get<EventScan>().RunOnceAsync(default);
        await story.Get<AdvanceScan>().RunOnceAsync(default);
        await using (var context = story.Open())
        {
            await context.Database.ExecuteSqlRawAsync("""ALTER TABLE "ConsentStates" RENAME TO "Away" """);
            await story.Get<SendScan>().RunOnceAsync(default);
            Assert.Empty(story.Provider.All);
            Assert.Equal("Consent could not be read.", (await story.VerdictAsync()).Reason);
            await context.Database.ExecuteSqlRawAsync("""ALTER TABLE "Away" RENAME TO "ConsentStates" """);
        }

        await story.PassAsync(ConsentGate.Rest);
        Assert.Single(story.Provider.Accepted);
    }

    [DatabaseTheory]
    public async Task Consent_of_many_messages_costs_as_many_statements_as_that_of_one(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(Marketing);
        Assert.Equal(await CostAsync(1, 0), await CostAsync(40, 100));

        async Task<int> CostAsync(int count, int from)
        {
            for (var number = from; number < from + count; number++)
            {
                await story.OrderAsync($"p{number}@example.com", $"+4670{number + 1000000}", consent: story.Agreed());
            }

            while (await story.Get<EventScan>().RunOnceAsync(default) + await story.Get<AdvanceScan>().RunOnceAsync(default) > 0)
            {
                // Until all are planned.
            }

            var claimed = 0;
            var cost = await DatabaseStatements.OfAsync(async () =>
            {
                var batch = await story.Get<IMessageBatches>().ClaimAsync(100, story.Clock.Now, Duration.FromMinutes(1), default);
                claimed = batch.Messages.Count(message => message.Consent?.Marketing is not null);
            });
            Assert.Equal(count, claimed);
            return cost;
        }
    }
}
