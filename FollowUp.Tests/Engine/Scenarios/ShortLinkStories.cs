using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Tracking;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Simulation;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Links in text messages are short, lead to their target and tell who followed them.</summary>
public sealed class ShortLinkStories
{
    private const string Target = "https://shop.example/news";

    private const string One = """
        { "trigger": { "event": "order_placed" }, "start": "text", "steps": [ { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" } ] }
        """;

    private static readonly TrackingVisitor Person = new("Mozilla/5.0 (iPhone) Safari/604.1");

    [DatabaseTheory]
    public async Task A_click_leads_on_is_counted_once_and_ends_what_waits_for_it(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync("""
            { "trigger": { "event": "order_placed" }, "start": "text", "settings": { "exits": [ { "on": "clicked" } ] },
              "steps": [ { "id": "text", "kind": "send", "channel": "sms", "template": "@sms", "next": "wait" }, { "id": "wait", "kind": "wait", "for": "P3D", "next": "again" },
                         { "id": "again", "kind": "send", "channel": "sms", "template": "@sms", "next": "end" } ] }
            """);
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.RunAsync();
        var sent = Assert.Single(story.Provider.Accepted);
        var code = sent.Message.Text[^ShortCode.Length..];
        Assert.Equal($"http://localhost:5080/s/{code}", sent.Message.Text);

        var tracking = story.Get<ITracking>();
        story.Clock.Advance(Duration.FromHours(1));
        Assert.Equal(Target, await tracking.FindAsync(code, default));
        Assert.Equal(Target, await tracking.ClickAsync(code, new TrackingVisitor("WhatsApp/2.23.20", Lookahead: true), default));
        Assert.Null(Assert.Single(await story.MessagesAsync()).ClickedAt);

        Assert.Equal(Target, await tracking.ClickAsync(code, Person, default));
        Assert.Equal(Target, await tracking.ClickAsync(code, Person, default));
        await story.PassAsync(Duration.FromDays(5));

        Assert.Equal("clicked", Assert.Single(await story.EnrollmentsAsync(sequence)).StopReason);
        Assert.Single(story.Provider.All);
        await using var context = story.Open();
        Assert.Equal(["clicked", "clicked_machine"], await context.Set<MessageEvent>().Where(row => row.Type.StartsWith("clicked")).Select(row => row.Type).OrderBy(type => type).ToListAsync());
        Assert.Null(await tracking.ClickAsync(string.Concat(code.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))), Person, default));
    }

    [DatabaseTheory]
    public async Task A_message_that_is_handed_over_again_has_the_same_link_and_stores_it_once(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        story.Provider.Answer = message => story.Provider.All.Count < 2 ? new SendOutcome.Deferred("busy", "Try later") : new SendOutcome.Accepted(message.Id.ToString());
        await story.PublishAsync(One);
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.PassAsync(Duration.FromHours(1));

        Assert.Equal(3, story.Provider.All.Count);
        Assert.Single(story.Provider.All.Select(one => one.Message.Text).Distinct());
        await using var context = story.Open();
        var link = Assert.Single(await context.Set<ShortLink>().AsNoTracking().ToListAsync());
        Assert.Equal((story.Owner.OrganizationId, story.Provider.All[0].MessageId, 0, Target), (link.OrganizationId, link.MessageId, link.Place, link.Target));
    }

    [DatabaseTheory]
    public async Task A_code_that_another_message_has_is_never_used_again(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(One);
        await story.HappenAsync("order_placed", "first@example.com", phone: "+46701111111");
        await story.RunAsync();
        await story.HappenAsync("order_placed", "second@example.com", phone: "+46702222222");
        await story.Get<FollowUp.Core.Intake.EventScan>().RunOnceAsync(default);
        await story.Get<FollowUp.Core.Engine.AdvanceScan>().RunOnceAsync(default);
        string taken;
        await using (var context = story.Open())
        {
            var waiting = await context.Set<Message>().AsNoTracking().SingleAsync(row => row.State == MessageState.Planned);
            taken = ShortCode.Of(waiting.Token, Target);
            var first = await context.Set<Message>().AsNoTracking().SingleAsync(row => row.State == MessageState.Sent);
            context.Add(new ShortLink { Code = taken, OrganizationId = first.OrganizationId, MessageId = first.Id, Place = 7, Target = "https://shop.example/first" });
            await context.SaveChangesAsync();
        }

        await story.RunAsync();

        Assert.Equal(2, story.Provider.All.Count);
        var code = story.Provider.All[1].Message.Text[^ShortCode.Length..];
        Assert.NotEqual(taken, code);
        Assert.Equal(Target, await story.Get<ITracking>().FindAsync(code, default));
        Assert.Equal("https://shop.example/first", await story.Get<ITracking>().FindAsync(taken, default));
        Assert.Equal(code, ShortCode.Of((await story.MessagesAsync()).Single(row => row.Id == story.Provider.All[1].MessageId).Token, Target));
    }

    [DatabaseTheory]
    public async Task Links_of_a_whole_batch_cost_one_statement_and_go_with_their_messages(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.Get<IOrganizations>().ChangeAsync(story.Owner, new OrganizationChange { Limits = new Dictionary<Channel, SendingLimit?> { [Channel.Sms] = null } }, default);
        await story.PublishAsync(One);
        var counts = new List<int>();
        foreach (var (many, shorten) in new[] { (1, false), (1, false), (1, true), (7, true) })
        {
            await story.Get<IOrganizations>().ChangeAsync(story.Owner, new OrganizationChange { ShortLinks = shorten }, default);
            for (var number = 0; number < many; number++)
            {
                await story.HappenAsync("order_placed", $"p{counts.Count}-{number}@example.com", phone: $"+467012{counts.Count}{number}345");
            }

            await story.Get<FollowUp.Core.Intake.EventScan>().RunOnceAsync(default);
            await story.Get<FollowUp.Core.Engine.AdvanceScan>().RunOnceAsync(default);
            counts.Add(await DatabaseStatements.OfAsync(() => story.Get<SendScan>().RunOnceAsync(default)));
        }

        // The first run also reads what is kept for the others; seven leave at once.
        Assert.Equal(10, story.Provider.All.Count);
        Assert.Equal(counts[1] + 1, counts[2]);
        Assert.Equal(counts[2], counts[3]);
        await using var context = story.Open();
        Assert.Equal(8, await context.Set<ShortLink>().CountAsync());
        await context.Set<Message>().ExecuteDeleteAsync();
        Assert.Equal(0, await context.Set<ShortLink>().CountAsync());
    }

    [DatabaseTheory]
    public async Task A_simulation_makes_no_links(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var sequence = await story.PublishAsync(One);
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.Get<ISimulations>().RunAsync(story.Owner, sequence, new SimulationRequest(null, new SampleContact(), null, AssumedEngagement.None, []), default);
        await story.Get<ISimulations>().DryRunAsync(story.Owner, sequence, new DryRunRequest(7, AssumedEngagement.None), default);

        await using var context = story.Open();
        Assert.Empty(await context.Set<ShortLink>().ToListAsync());
    }
}
