using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Simulation;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Events that happened are worked through as if a sequence had run then, and nothing comes of it but figures.</summary>
public sealed class DryRunStories
{
    private const string TextAndMail = """
        { "trigger": { "event": "job_completed" }, "start": "text", "settings": { "exits": [ { "on": "event", "event": "order_placed" } ] },
          "steps": [ { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "wait" },
                     { "id": "wait", "kind": "wait", "for": "P2D", "next": "mail" },
                     { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
        """;

    private static readonly DryRunRequest Week = new(7, AssumedEngagement.None);

    [DatabaseTheory]
    public async Task Events_of_the_last_days_say_who_would_have_entered_and_what_would_have_been_sent(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.HappenAsync("job_completed", "long@example.com");
        await story.PassAsync(Duration.FromDays(10));
        await story.HappenAsync("job_completed", "ada@example.com", phone: "+46701234567");
        await story.HappenAsync("job_completed", "ada@example.com", phone: "+46701234567");
        await story.HappenAsync("job_completed", "ben@example.com");
        await story.HappenAsync("qr_scanned", "cleo@example.com");
        await story.PassAsync(Duration.FromDays(1));
        await story.HappenAsync("order_placed", "ben@example.com");
        await story.PassAsync(Duration.FromDays(4));
        var sequence = await DraftAsync(story, TextAndMail);

        var result = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, Week, CancellationToken.None);

        Assert.Equal((3, 2, 2, false), (result.Events, result.Entered, result.Contacts, result.Cut));
        Assert.Equal([new DryRunReason("The contact is inside with the same subject.", 1)], result.NotEntered);
        Assert.Equal([new DryRunReason("completed", 1), new DryRunReason("order_placed", 1)], result.Ended);
        Assert.Equal([new DryRunChannel(Channel.Email, 1), new DryRunChannel(Channel.Sms, 1)], result.Channels);
        Assert.Equal([new DryRunMessages("text", Channel.Sms, "The contact has no phone number.", 1)], result.Skipped);
        Assert.Equal(Duration.FromDays(2), result.Hours.Single(hour => hour.Channel == Channel.Email).Start - result.Hours.Single(hour => hour.Channel == Channel.Sms).Start);
        Assert.Empty(await story.EnrollmentsAsync(sequence));
        Assert.Empty(await story.StatesAsync());
        Assert.Empty(story.Provider.All);
    }

    [DatabaseTheory]
    public async Task What_would_be_sent_is_priced_by_country_through_the_first_account(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PaidAccountAsync("+15555550111");
        await story.PriceAsync(0.0079m, prefix: "US");
        await story.PriceAsync(0.045m, "EUR", "SE");
        await story.HappenAsync("job_completed", "ada@example.com", phone: "+14155552671");
        await story.HappenAsync("job_completed", "ben@example.com", phone: "+46701234567");
        await story.HappenAsync("job_completed", "cleo@example.com", phone: "+4915112345678");
        await story.PassAsync(Duration.FromDays(4));
        var sequence = await DraftAsync(story, TextAndMail);

        var result = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, Week, CancellationToken.None);

        var (mail, sms) = (result.Channels[0], result.Channels[1]);
        Assert.Equal((3, 0, 3, 1), (mail.Messages, mail.Unpriced, sms.Messages, sms.Unpriced));
        Assert.Empty(mail.Cost);
        Assert.Equal(["EUR", "USD"], sms.Cost.Select(sum => sum.Currency));
        var segments = sms.Cost[0].Micros / 45_000;
        Assert.Equal((segments * 45_000, segments * 7_900), (sms.Cost[0].Micros, sms.Cost[1].Micros));
        Assert.InRange(segments, 1, 3);
    }

    [DatabaseTheory]
    public async Task A_filter_that_does_not_hold_and_a_suppressed_address_are_counted_with_their_reasons(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.HappenAsync("job_completed", "ada@example.com", properties: new { city = "Umeå" });
        await story.HappenAsync("job_completed", "ben@example.com", properties: new { city = "Kiruna" });
        await story.RunAsync();
        await using (var context = story.Open())
        {
            context.Add(new Suppression
            {
                Id = story.Get<IIdSource>().NewId(), OrganizationId = story.Owner.OrganizationId, Channel = Channel.Email, Address = "ben@example.com", AddressHash = AddressHash.Of(story.Get<IKeyedHashes>(), Channel.Email, "ben@example.com"), Reason = SuppressionReason.Complained, Source = "test", CreatedAt = story.Clock.Now,
            });
            await context.SaveChangesAsync();
        }

        var sequence = await DraftAsync(story, """
            { "trigger": { "event": "job_completed", "filters": [ { "field": "city", "value": "Kiruna" } ] }, "start": "mail",
              "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """);

        var result = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, Week, CancellationToken.None);

        Assert.Equal([new DryRunReason("A filter does not hold: city.", 1)], result.NotEntered);
        Assert.Equal(1, result.Entered);
        Assert.StartsWith("The address is on the suppression list", Assert.Single(result.Skipped).Reason, StringComparison.Ordinal);
        Assert.Empty(result.Channels);
    }

    [DatabaseTheory]
    public async Task What_a_published_sequence_did_itself_in_those_days_is_said_again(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(TextAndMail);
        foreach (var name in new[] { "ada", "ben", "cleo" })
        {
            await story.HappenAsync("job_completed", $"{name}@example.com", phone: $"+1555555010{name.Length}{name[0] % 10}");
            await story.PassAsync(Duration.FromHours(7));
        }

        await story.PassAsync(Duration.FromDays(4));
        var result = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, Week with { Published = true }, CancellationToken.None);

        Assert.Equal(3, (await story.EnrollmentsAsync(sequence)).Count);
        Assert.Equal(3, result.Entered);
        var sent = (await story.MessagesAsync()).Where(message => message.SentAt is not null).ToList();
        Assert.Equal(6, sent.Count);
        Assert.Equal(
            sent.CountBy(message => (Hour(message.SentAt!.Value), message.Channel)).OrderBy(pair => pair.Key).Select(pair => (pair.Key.Item1, pair.Key.Channel, pair.Value)),
            result.Hours.Select(hour => (hour.Start, hour.Channel, hour.Messages)).Order());
    }

    [DatabaseTheory]
    public async Task What_is_over_the_hourly_limit_is_shown_in_the_hours_in_which_it_would_leave(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.Get<IOrganizations>().ChangeAsync(
            story.Owner, new OrganizationChange { Limits = new Dictionary<Channel, SendingLimit?> { [Channel.Email] = new(2, null) } }, CancellationToken.None);
        foreach (var number in Enumerable.Range(0, 5))
        {
            await story.HappenAsync("job_completed", $"n{number}@example.com");
        }

        await story.RunAsync();
        var sequence = await DraftAsync(story, """
            { "trigger": { "event": "job_completed" }, "start": "mail", "steps": [ { "id": "mail", "kind": "send", "channel": "email", "template": "@email", "next": "end" } ] }
            """);

        var result = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, Week, CancellationToken.None);

        Assert.Equal([2, 2, 1], result.Hours.Select(hour => hour.Messages));
        Assert.Equal(("The limit of 2 email messages an hour is reached.", 3), (Assert.Single(result.Held).Reason, result.Held[0].Count));
    }

    [DatabaseTheory]
    public async Task Words_of_our_own_go_by_whatsapp_only_to_those_who_had_written_by_then(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.HearAsync("+46701111111");
        await story.PassAsync(Duration.FromHours(2));
        foreach (var (name, phone) in new[] { ("early", "+46701111111"), ("never", "+46702222222"), ("late", "+46703333333") })
        {
            await story.HappenAsync("job_completed", $"{name}@example.com", phone: phone);
        }

        await story.PassAsync(Duration.FromHours(1));
        await story.HearAsync("+46703333333");
        await story.PassAsync(Duration.FromDays(2));
        var sequence = await DraftAsync(story, """
            { "trigger": { "event": "job_completed" }, "start": "now", "steps": [
              { "id": "now", "kind": "send", "channel": "whatsapp", "template": "@whatsapp", "next": "wait" },
              { "id": "wait", "kind": "wait", "for": "PT3H", "next": "then" },
              { "id": "then", "kind": "send", "channel": "whatsapp", "template": "@whatsapp", "next": "end" } ] }
            """);

        var result = await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, Week, CancellationToken.None);

        Assert.Equal(3, result.Entered);
        Assert.Equal([new DryRunChannel(Channel.WhatsApp, 3)], result.Channels);
        Assert.Equal([("now", 2), ("then", 1)], result.Skipped.Select(row => (row.Step, row.Count)).Order());
        Assert.All(result.Skipped, row => Assert.Contains("never written on WhatsApp", row.Reason, StringComparison.Ordinal));
    }

    [DatabaseTheory]
    public async Task Nobody_runs_a_sequence_of_another_organization(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await DraftAsync(story, TextAndMail);

        await Assert.ThrowsAsync<NotFoundException>(
            () => story.Get<ISimulations>().DryRunAsync(Actor.System(story.Get<IIdSource>().NewId()), sequence, Week, CancellationToken.None));
    }

    [DatabaseTheory]
    public async Task More_events_cost_no_more_statements(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.HappenAsync("job_completed");
        await story.RunAsync();
        var sequence = await DraftAsync(story, TextAndMail);
        var simulations = story.Get<ISimulations>();
        DryRunResult? result = null;
        async Task RunAsync() => result = await simulations.DryRunAsync(story.Owner, sequence, Week, CancellationToken.None);

        await RunAsync();
        var one = await StatementCount.OfAsync(RunAsync);
        foreach (var number in Enumerable.Range(0, 40))
        {
            await story.HappenAsync("job_completed", $"n{number}@example.com");
        }

        await story.RunAsync();

        Assert.Equal(one, await StatementCount.OfAsync(RunAsync));
        Assert.Equal(41, result!.Entered);
    }

    private static async Task<Guid> DraftAsync(Story story, string definition)
        => await story.Sequences.CreateAsync(story.Owner, "Not yet", null, await story.FlowAsync(definition), CancellationToken.None);

    private static Instant Hour(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 3600 * 3600);
}
