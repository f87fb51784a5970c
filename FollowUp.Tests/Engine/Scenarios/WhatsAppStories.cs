using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Batch.Delivery;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Words of our own go by WhatsApp only to contacts who wrote lately, approved templates to all.</summary>
public sealed class WhatsAppStories
{
    private const string One = """
        { "trigger": { "event": "order_placed" }, "start": "wa", "steps": [ { "id": "wa", "kind": "send", "channel": "whatsapp", "template": "@whatsapp", "next": "end" } ] }
        """;

    [DatabaseTheory]
    public async Task Words_of_our_own_go_within_24_hours_of_the_contacts_message_and_not_a_moment_later(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(One);
        await story.HearAsync();
        story.Clock.AdvanceTo(story.Clock.Now + SessionGate.Window - Duration.FromMilliseconds(1));
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.RunAsync();

        Assert.Equal(Channel.WhatsApp, Assert.Single(story.Provider.Accepted).Channel);

        story.Clock.AdvanceTo(story.Clock.Now + Duration.FromMilliseconds(1));
        await story.HappenAsync("order_placed", subject: "order:2", phone: Story.Number);
        await story.RunAsync();

        Assert.Single(story.Provider.All);
        var verdict = await story.VerdictAsync();
        Assert.Equal(("session", "skip", GateChain.RuleSet), (verdict.Rule, verdict.Kind, verdict.RuleSet));
        Assert.Contains("more than 24 hours old", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("Use one, or wait for the contact to write", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("last received", verdict.Input, StringComparison.Ordinal);
        Assert.Equal(1, (await story.StatesAsync())[MessageState.Skipped]);
    }

    [DatabaseTheory]
    public async Task A_session_is_open_with_the_number_that_was_written_to_and_no_other(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var second = await story.WhatsAppNumberAsync("+46700000002");
        await story.PublishAsync(One);
        await story.HearAsync(to: second);
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.RunAsync();
        Assert.Equal("+46700000002", Assert.Single(story.Provider.Accepted).Message.From);

        // The other one comes first in order, and is not asked even while this one does not work.
        story.Provider.Answer = _ => new SendOutcome.Deferred("busy", "Try later", null, DeferralKind.Unreachable);
        await story.HappenAsync("order_placed", subject: "order:2", phone: Story.Number);
        await story.PassAsync(Duration.FromMinutes(5));
        Assert.All(story.Provider.All, handed => Assert.Equal("+46700000002", handed.Message.From));
        Assert.True(story.Provider.All.Count > 1);

        // Switched off it carries nothing: there is no session with a number in use.
        await story.SwitchOffAsync(second);
        story.Clock.Advance(Duration.FromSeconds(5));
        story.Provider.Answer = message => new SendOutcome.Accepted(message.Id.ToString());
        await story.HappenAsync("order_placed", subject: "order:3", phone: Story.Number);
        await story.RunAsync();
        Assert.Equal("session", (await story.VerdictAsync()).Rule);
        Assert.Single(story.Provider.Accepted);
    }

    [DatabaseTheory]
    public async Task Another_message_of_the_contact_opens_the_session_again(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(One);
        await story.HearAsync();
        story.Clock.AdvanceTo(story.Clock.Now + Duration.FromDays(3));
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.RunAsync();
        Assert.Empty(story.Provider.All);

        await story.HearAsync();
        await story.HappenAsync("order_placed", subject: "order:2", phone: Story.Number);
        await story.RunAsync();

        Assert.Single(story.Provider.Accepted);
    }

    [DatabaseTheory]
    public async Task What_somebody_else_wrote_and_what_came_by_sms_opens_nothing(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(One);
        await story.HearAsync("+46709999999");
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.RunAsync();

        Assert.Empty(story.Provider.All);
        Assert.Contains("never written on WhatsApp", (await story.VerdictAsync()).Reason, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task An_approved_template_goes_without_a_session_with_its_values(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(One.Replace("@whatsapp", $"{await story.ApprovedAsync()}", StringComparison.Ordinal));
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.RunAsync();

        var sent = Assert.Single(story.Provider.Accepted).Message;
        var template = Assert.IsType<WhatsAppContent.Template>(sent.WhatsApp);
        Assert.Equal(("sandbox_order_delivered", "en", "sandbox_order_delivered"), (template.Name, template.Language, template.Sid));
        Assert.Equal("Noor", template.Variables[0].Value);
        Assert.StartsWith("0 http", template.Variables[1].Value, StringComparison.Ordinal);
        Assert.DoesNotContain("shop.example", template.Variables[1].Value, StringComparison.Ordinal);
        Assert.StartsWith("Hi Noor, your order 0 http", sent.Text, StringComparison.Ordinal);
        Assert.EndsWith("Sample of the Sandbox", sent.Text, StringComparison.Ordinal);
    }

    [DatabaseTheory]
    public async Task A_paused_template_waits_and_goes_once_it_may(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(One.Replace("@whatsapp", $"{await story.ApprovedAsync()}", StringComparison.Ordinal));
        await story.SayAsync(ApprovalStatus.Paused, "Too many blocks");
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.PassAsync(Duration.FromHours(3));

        Assert.Empty(story.Provider.All);
        var verdict = await story.VerdictAsync();
        Assert.Equal(("approved template", "defer"), (verdict.Rule, verdict.Kind));
        Assert.Contains("has paused the template sandbox_order_delivered (en)", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("Too many blocks", verdict.Reason, StringComparison.Ordinal);

        await story.SayAsync(ApprovalStatus.Approved);
        await story.PassAsync(Duration.FromHours(1));
        Assert.Single(story.Provider.Accepted);
    }

    [DatabaseTheory]
    public async Task A_rejected_or_vanished_template_is_skipped_and_said(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        var template = await story.ApprovedAsync();
        await story.PublishAsync(One.Replace("@whatsapp", $"{template}", StringComparison.Ordinal));
        await story.SayAsync(ApprovalStatus.Gone);
        await story.HappenAsync("order_placed", phone: Story.Number);
        await story.RunAsync();

        var verdict = await story.VerdictAsync();
        Assert.Equal(("approved template", "skip"), (verdict.Rule, verdict.Kind));
        Assert.Contains("does not list the template", verdict.Reason, StringComparison.Ordinal);
        var findings = await story.Sequences.CheckFlowAsync(story.Owner, null, await story.FlowAsync(One.Replace("@whatsapp", $"{template}", StringComparison.Ordinal)), CancellationToken.None);
        Assert.Contains(findings, finding => finding is { StepId: "wa", Field: "template", Blocks: true });
        await Assert.ThrowsAsync<InputException>(() => story.PublishAsync(One.Replace("@whatsapp", $"{template}", StringComparison.Ordinal), "Again"));
    }

    [DatabaseTheory]
    public async Task A_whole_batch_asks_as_often_as_one_message(DatabaseKind kind)
    {
        await using var story = await Story.BeginAsync(kind);
        await story.PublishAsync(One);
        await story.PublishAsync(One.Replace("order_placed", "order_sent", StringComparison.Ordinal).Replace("@whatsapp", $"{await story.ApprovedAsync()}", StringComparison.Ordinal), "Approved");

        var counts = new List<int>();
        foreach (var many in new[] { 1, 30 })
        {
            for (var number = 0; number < many; number++)
            {
                var phone = $"+4670123{many:00}{number:00}";
                await story.HearAsync(phone);
                await story.HappenAsync("order_placed", $"p{many}-{number}@example.com", phone: phone);
                await story.HappenAsync("order_sent", $"p{many}-{number}@example.com", phone: phone);
            }

            await story.Get<FollowUp.Core.Intake.EventScan>().RunOnceAsync(CancellationToken.None);
            await story.Get<FollowUp.Core.Engine.AdvanceScan>().RunOnceAsync(CancellationToken.None);
            var lease = story.Get<IIdSource>().NewId();
            MessageBatch? batch = null;
            var claimed = await story.Get<Database>().WriteBatchAsync(
                session => new MessageClaim().RunAsync(session, lease, 500, story.Clock.Now, story.Clock.Now + Duration.FromMinutes(1), CancellationToken.None), CancellationToken.None);
            counts.Add(await DatabaseStatements.OfAsync(async () => batch = await story.Get<MessageBatchLoader>().LoadAsync(lease, claimed, story.Clock.Now, CancellationToken.None)));
            Assert.Equal(2 * many, batch!.Messages.Count);
            Assert.All(batch.Messages, message => Assert.True(message.WhatsApp is { LastInbound: not null, Template: null } or { Template.Ways.Count: 1 }));
        }

        Assert.Equal(counts[0], counts[1]);
    }

    [Fact]
    public async Task Sessions_are_read_from_their_index_alone()
    {
        await using var story = await Story.BeginAsync(DatabaseKind.Sqlite);
        var dialect = story.Get<Database>().Dialect;
        var plan = await story.Get<Database>().WriteBatchAsync(
            session => session.QueryAsync(
                $"EXPLAIN QUERY PLAN {WhatsAppStandings.Heard(dialect)}", reader => reader.GetString(3), CancellationToken.None, ("rows", "[]")),
            CancellationToken.None);

        Assert.Contains(plan, line => line.Contains("COVERING INDEX IX_InboundMessages_Sessions (OrganizationId=? AND From=? AND AccountId=?)", StringComparison.Ordinal));
    }
}
