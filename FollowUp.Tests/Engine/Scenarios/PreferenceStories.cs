using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Preferences;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Simulation;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What contacts choose, and what it does to sequences.</summary>
public sealed class PreferenceStories
{
    private const string Offers = """
        { "trigger": { "event": "job_completed" }, "settings": { "topic": "offers" }, "start": "mail1",
          "steps": [
            { "id": "mail1", "kind": "send", "channel": "email", "template": "@email", "next": "wait1" },
            { "id": "wait1", "kind": "wait", "for": "P1D", "next": "mail2" },
            { "id": "mail2", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private static readonly PreferenceRules Rules = new() { Topics = [new Topic("offers", "Offers"), new Topic("news", "News", "Now and then")] };

    [DatabaseTheory]
    public async Task A_topic_that_is_off_is_left_out_also_in_a_simulation(DatabaseKind kind)
    {
        await using var story = await BegunAsync(kind);
        await ChooseAsync(story, [Channel.Email], ["news"]);
        await story.PassAsync(Duration.FromDays(2));

        Assert.Single(story.Provider.Accepted);
        Assert.Equal(1, (await story.StatesAsync())[MessageState.Skipped]);
        var message = (await story.MessagesAsync())[0];
        var sequence = (await story.Sequences.ListAsync(story.Owner, null, null, new PageQuery(), default)).Items.Single().Id;
        var result = await story.Get<ISimulations>().RunAsync(story.Owner, sequence, new SimulationRequest(message.ContactId, null, null, AssumedEngagement.None, [], Published: true), default);
        Assert.Equal(2, result.Moments.Count(moment => moment.Kind == SimulatedKind.Skipped));
    }

    [DatabaseTheory]
    public async Task Once_a_week_lets_the_next_wait(DatabaseKind kind)
    {
        await using var story = await BegunAsync(kind);
        await ChooseAsync(story, [Channel.Email], ["news", "offers"], mostPerWeek: 1);
        await story.PassAsync(Duration.FromDays(6));
        Assert.Single(story.Provider.Accepted);

        await story.PassAsync(Duration.FromDays(2));
        Assert.Equal([0, 7], story.Provider.Accepted.Select(sent => (sent.At - story.Provider.Accepted[0].At).Days));
    }

    [DatabaseTheory]
    public async Task A_pause_holds_what_falls_into_it(DatabaseKind kind)
    {
        await using var story = await BegunAsync(kind);
        await ChooseAsync(story, [Channel.Email], ["news", "offers"], pausedUntil: story.Clock.Now + Duration.FromDays(3));
        await story.PassAsync(Duration.FromDays(2));
        Assert.Single(story.Provider.Accepted);

        await story.PassAsync(Duration.FromDays(2));
        Assert.Equal(2, story.Provider.Accepted.Count);
    }

    [DatabaseTheory]
    public async Task A_channel_turned_off_is_an_opt_out_and_turned_on_brings_it_back(DatabaseKind kind)
    {
        await using var story = await BegunAsync(kind);
        await ChooseAsync(story, [], ["news", "offers"]);
        await story.PassAsync(Duration.FromDays(2));
        Assert.Single(story.Provider.Accepted);

        await ChooseAsync(story, [Channel.Email], ["offers"]);
        await using var context = story.Open();
        Assert.Equal(0, await context.Set<Suppression>().CountAsync());
        var lines = await context.Set<ConsentEntry>().OrderBy(row => row.Position).ToListAsync();
        Assert.Equal([(ConsentDecision.Withdrawn, null), (ConsentDecision.Given, ConsentBasis.ExpressWritten)], lines.Select(line => (line.Decision, line.Basis)));
        Assert.Equal("Messages from Test Shop: E-mail", lines[1].Wording);
        Assert.Equal(["news"], (await context.Set<ContactPreferences>().SingleAsync()).TopicsOff);
    }

    [Fact]
    public async Task What_cannot_be_chosen_changes_nothing()
    {
        await using var story = await BegunAsync(DatabaseKind.Sqlite);

        Assert.Equal("topics", (await Assert.ThrowsAsync<InputException>(() => ChooseAsync(story, [], ["weather"]))).Errors.Single().Field);
        Assert.Equal("mostPerWeek", (await Assert.ThrowsAsync<InputException>(() => ChooseAsync(story, [], [], mostPerWeek: 51))).Errors.Single().Field);
        await Assert.ThrowsAsync<NotFoundException>(() => story.Get<IPreferences>().SaveAsync("unknown", new PreferenceChoice(new HashSet<Channel>(), new HashSet<string>(), null, null), null, default));
        await using var context = story.Open();
        Assert.Equal(0, await context.Set<Suppression>().CountAsync());
    }

    private static async Task<Story> BegunAsync(DatabaseKind kind)
    {
        var story = await Story.BeginAsync(kind);
        await story.Get<IOrganizations>().ChangeAsync(story.Owner, new OrganizationChange { Preferences = Rules }, default);
        await story.PublishAsync(Offers);
        await story.HappenAsync("job_completed");
        await story.RunAsync();
        return story;
    }

    private static async Task ChooseAsync(Story story, Channel[] channels, string[] topics, int? mostPerWeek = null, Instant? pausedUntil = null)
        => await story.Get<IPreferences>().SaveAsync(
            (await story.MessagesAsync())[0].Token, new PreferenceChoice(channels.ToHashSet(), topics.ToHashSet(), mostPerWeek, pausedUntil), new PersonalEvidence("203.0.113.7"), default);
}
