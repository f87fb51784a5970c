using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Privacy;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Core.Templates;
using FollowUp.Tests.Core.Simulation;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>What a simulation says is what comes to pass.</summary>
public sealed class SimulationStories
{
    private static readonly SimulationRequest Plain = new(null, null, null, AssumedEngagement.None, []);

    [DatabaseTheory]
    public async Task A_text_at_night_is_shown_as_held_until_the_morning(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync("""
            { "start": "text", "steps": [ { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" } ] }
            """);

        var result = await story.Get<ISimulations>().RunAsync(
            story.Owner, sequence, Plain with { Start = Instant.FromUtc(2026, 3, 3, 3, 0), Sample = new SampleContact(TimeZone: "Asia/Kathmandu") }, CancellationToken.None);
        var night = await story.Get<ISimulations>().RunAsync(
            story.Owner, sequence, Plain with { Start = Instant.FromUtc(2026, 3, 3, 23, 0), Sample = new SampleContact(TimeZone: "Asia/Kathmandu") }, CancellationToken.None);

        Assert.Equal(Instant.FromUtc(2026, 3, 3, 3, 0), Assert.Single(result.Moments, moment => moment.Kind == SimulatedKind.Sent).At);
        Assert.Contains("Asia/Kathmandu", Assert.Single(night.Moments, moment => moment.Kind == SimulatedKind.Held).Detail, StringComparison.Ordinal);
        Assert.Equal(Instant.FromUtc(2026, 3, 4, 2, 15), Assert.Single(night.Moments, moment => moment.Kind == SimulatedKind.Sent).At);
    }

    [DatabaseTheory]
    public async Task Who_opted_out_is_shown_as_skipped(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(SequenceStories.ThreeTouches);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(2));
        var contact = (await story.EnrollmentsAsync(sequence))[0].ContactId;
        await story.Get<IOptOuts>().OptOutAsync((await story.MessagesAsync())[0].Token, "one-click unsubscribe", null, CancellationToken.None);

        var result = await story.Get<ISimulations>().RunAsync(story.Owner, sequence, Plain with { ContactId = contact }, CancellationToken.None);

        Assert.Equal(3, result.Moments.Count(moment => moment.Kind == SimulatedKind.Skipped));
        Assert.DoesNotContain(result.Moments, moment => moment.Kind == SimulatedKind.Sent);
        Assert.Single(story.Provider.All);
    }

    [DatabaseTheory]
    public async Task Whose_data_may_not_be_used_is_shown_as_skipped_also_in_a_dry_run(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(SequenceStories.ThreeTouches);
        await story.HappenAsync("job_completed");
        await story.PassAsync(Duration.FromDays(2));
        var contact = (await story.EnrollmentsAsync(sequence))[0].ContactId;
        await story.Get<IPersonRights>().RestrictAsync(story.Owner, contact, true, CancellationToken.None);

        var result = await story.Get<ISimulations>().RunAsync(story.Owner, sequence, Plain with { ContactId = contact }, CancellationToken.None);
        var run = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, new DryRunRequest(7, AssumedEngagement.None), CancellationToken.None);

        Assert.Contains(result.Moments, moment => moment.Kind == SimulatedKind.Skipped && moment.Reason!.Contains("restricted", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Moments, moment => moment.Kind == SimulatedKind.Sent);
        Assert.Contains(run.Skipped, skipped => skipped.Reason.Contains("restricted", StringComparison.Ordinal));
        Assert.Empty(run.Channels);
    }

    [DatabaseTheory]
    public async Task Random_flows_run_as_they_were_simulated(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var templates = await story.Get<ITemplates>().ListAsync(story.Owner, null, CancellationToken.None);
        Guid Template(Channel channel) => templates.First(template => template.Channel == channel && template.Kind == TemplateKind.Message).Id;
        for (var (seed, seen) = (0, 0); seen < 15; seed++)
        {
            if (new RandomFlow(seed).Make(Template(Channel.Email), Template(Channel.Sms)) is not { } made)
            {
                continue;
            }

            seen++;
            var flow = made with { Trigger = new FlowTrigger { Event = $"seed{seed}" } };
            var sequence = await story.Sequences.CreateAsync(story.Owner, $"Seed {seed}", null, flow, CancellationToken.None);
            await story.Sequences.PublishAsync(story.Owner, sequence, CancellationToken.None);
            await story.HappenAsync($"seed{seed}", $"seed{seed}@example.com");
            await story.RunAsync();
            var enrollment = Assert.Single(await story.EnrollmentsAsync(sequence));
            var simulated = Simulator.Run(flow, new SimulationInput(
                enrollment.Id, enrollment.EnteredAt, FollowUp.Core.Segments.RuleFacts.None, new Dictionary<Channel, string> { [Channel.Email] = "a@example.com" },
                new Dictionary<Channel, string>(), new Dictionary<Channel, FollowUp.Core.Delivery.Gates.OpenTimes>(), AssumedEngagement.None, []));
            await story.PassAsync(Duration.FromDays(120));

            Assert.Equal((seed, simulated.StopReason), (seed, (await story.EnrollmentsAsync(sequence))[0].StopReason));
            Assert.Equal(simulated.Moments.Where(moment => moment.Kind == SimulatedKind.Step).Select(moment => moment.Step!), await story.RanAsync(enrollment.Id));
        }
    }
}
