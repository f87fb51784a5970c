using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;
using FollowUp.Tests.Support;
using NodaTime;

namespace FollowUp.Tests.Persistence.Requests;

public sealed class RequestCampaignStoreTests
{
    [DatabaseTheory]
    public async Task Creating_freezes_the_flow_with_the_default_templates(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);

        var campaign = await world.Campaigns.GetAsync(world.Actor, await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default), default);

        var sequence = Assert.Single(await world.AllAsync<Sequence>());
        var version = Assert.Single(await world.AllAsync<SequenceVersion>());
        Assert.Equal((campaign.SequenceId, version.Id, SequenceStatus.Active), (sequence.Id, sequence.CurrentVersionId, sequence.Status));
        var templates = (await world.AllAsync<Template>()).ToDictionary(template => template.Name, template => template.Id);
        Assert.Equal((templates["Ask"], templates["Remind"]), (campaign.EmailTemplateId, campaign.ReminderEmailTemplateId));
        var flow = Json.Read<Flow>(version.Definition);
        Assert.Equal(
            [("ask_email", templates["Ask"]), ("remind1_email", templates["Remind"]), ("remind2_email", templates["Remind"])],
            flow.Steps.OfType<SendStep>().Select(step => (step.Id, step.Template)));
    }

    [Theory]
    [InlineData(RequestChannel.Email, "emailTemplateId")]
    [InlineData(RequestChannel.Sms, "smsTemplateId")]
    public async Task Without_any_template_the_field_is_named(RequestChannel channel, string field)
    {
        await using var world = await CampaignWorld.CreateAsync(templates: false);

        var error = await Assert.ThrowsAsync<InputException>(() => world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input with { Channel = channel }, default));

        Assert.Equal(field, Assert.Single(error.Errors).Field);
        Assert.Empty(await world.AllAsync<Sequence>());
    }

    [Fact]
    public async Task A_template_of_another_channel_organization_or_one_that_is_archived_is_refused()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var archived = world.Template("Old", Channel.Email, TemplateKind.Request);
        archived.Archived = true;
        await world.AddAsync(archived);
        var sms = (await world.AllAsync<Template>()).Single(template => template.Channel == Channel.Sms);

        foreach (var id in new[] { sms.Id, archived.Id, world.Ids.NewId() })
        {
            var error = await Assert.ThrowsAsync<InputException>(() => world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input with { EmailTemplateId = id }, default));
            Assert.Equal("emailTemplateId", Assert.Single(error.Errors).Field);
        }
    }

    [DatabaseTheory]
    public async Task A_change_of_the_flow_is_a_new_version_and_any_other_is_none(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var id = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var rows = await world.RequestAsync(id, await ContactAsync(world));

        await world.Campaigns.UpdateAsync(world.Actor, id, 0, CampaignWorld.Input with { Name = "Renamed", Eligibility = new Eligibility(MinimumOrderValue: 9.90m) }, default);
        Assert.Single(await world.AllAsync<SequenceVersion>());

        await world.Campaigns.UpdateAsync(world.Actor, id, null, CampaignWorld.Input with { Delay = TimeSpan.FromDays(3) }, default);
        var versions = (await world.AllAsync<SequenceVersion>()).OrderBy(version => version.Number).ToList();
        Assert.Equal([1, 2], versions.Select(version => version.Number));
        Assert.Equal(versions[1].Id, Assert.Single(await world.AllAsync<Sequence>()).CurrentVersionId);
        Assert.Equal(versions[0].Id, (await world.OneAsync<Enrollment>(rows.Enrollment.Id)).VersionId);
    }

    [Fact]
    public async Task A_change_that_started_from_an_older_version_is_refused()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var id = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        await world.Campaigns.UpdateAsync(world.Actor, id, 0, CampaignWorld.Input with { Name = "Theirs" }, default);

        await Assert.ThrowsAsync<ConflictException>(() => world.Campaigns.UpdateAsync(world.Actor, id, 0, CampaignWorld.Input with { Name = "Mine" }, default));
        Assert.Equal("Theirs", (await world.Campaigns.GetAsync(world.Actor, id, default)).Name);
    }

    [Fact]
    public async Task Only_a_marketer_of_the_organization_changes_a_campaign()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var id = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var agent = world.Actor with { Role = Role.Agent };

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Campaigns.CreateAsync(agent, CampaignWorld.Input, default));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Campaigns.SetStatusAsync(agent, id, SequenceStatus.Paused, default));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Campaigns.GetAsync(world.Stranger, id, default));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Campaigns.UpdateAsync(world.Stranger, id, null, CampaignWorld.Input, default));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Campaigns.SetStatusAsync(world.Stranger, id, SequenceStatus.Archived, default));
        Assert.Equal(0, (await world.Campaigns.ListAsync(world.Stranger, null, null, new PageQuery(), default)).Total);
    }

    [DatabaseTheory]
    public async Task Resuming_wakes_what_was_held(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var id = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var contact = await ContactAsync(world);
        var later = world.Clock.Now + Duration.FromMinutes(15);
        var held = await world.RequestAsync(id, contact, item: "1", enrollment: EnrollmentStatus.Held, dueAt: later);
        var resting = await world.RequestAsync(id, contact, item: "2", dueAt: later);
        var over = await world.RequestAsync(id, contact, item: "3", enrollment: EnrollmentStatus.Exited, dueAt: later);

        await world.Campaigns.SetStatusAsync(world.Actor, id, SequenceStatus.Paused, default);
        Assert.Equal(SequenceStatus.Paused, Assert.Single(await world.AllAsync<Sequence>()).Status);
        await world.Campaigns.SetStatusAsync(world.Actor, id, SequenceStatus.Active, default);

        Assert.Equal(SequenceStatus.Active, Assert.Single(await world.AllAsync<Sequence>()).Status);
        var woken = await world.OneAsync<Enrollment>(held.Enrollment.Id);
        Assert.Equal((EnrollmentStatus.Active, world.Clock.Now), (woken.Status, woken.DueAt));
        Assert.Equal(later, (await world.OneAsync<Enrollment>(resting.Enrollment.Id)).DueAt);
        Assert.Equal(world.Clock.Now, (await world.OneAsync<Message>(resting.Message.Id)).DueAt);
        Assert.Equal(EnrollmentStatus.Exited, (await world.OneAsync<Enrollment>(over.Enrollment.Id)).Status);
        Assert.Equal(later, (await world.OneAsync<Message>(over.Message.Id)).DueAt);
    }

    [DatabaseTheory]
    public async Task Archiving_cancels_what_was_not_sent_and_ends_reminders(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var id = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var untouched = await world.RequestAsync(await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default), await ContactAsync(world));
        var contact = await ContactAsync(world, "other@example.com");
        var waiting = await world.RequestAsync(id, contact, item: "1");
        var sent = await world.RequestAsync(id, contact, item: "2", status: RequestStatus.Sent, message: MessageState.Sent);
        var leaving = await world.RequestAsync(id, contact, item: "3", status: RequestStatus.Queued, message: MessageState.Sending);

        await world.Campaigns.SetStatusAsync(world.Actor, id, SequenceStatus.Archived, default);

        Assert.Equal(
            [RequestStatus.Cancelled, RequestStatus.Sent, RequestStatus.Queued],
            await StatusesAsync(world, waiting, sent, leaving));
        Assert.Equal(MessageState.Cancelled, (await world.OneAsync<Message>(waiting.Message.Id)).State);
        Assert.Equal(MessageState.Sending, (await world.OneAsync<Message>(leaving.Message.Id)).State);
        var left = await world.OneAsync<Enrollment>(sent.Enrollment.Id);
        Assert.Equal((EnrollmentStatus.Exited, "archived", world.Clock.Now, null), (left.Status, left.StopReason, left.EndedAt, left.DueAt));
        Assert.Null((await world.OneAsync<Request>(sent.Request.Id)).NextReminderAt);
        var requestEvent = Assert.Single(await world.AllAsync<RequestEvent>());
        Assert.Equal((waiting.Request.Id, "cancelled", "The campaign was archived by Mara."), (requestEvent.RequestId, requestEvent.Type, requestEvent.Detail));
        Assert.Equal((waiting.Message.Id, "cancelled"), Assert.Single((await world.AllAsync<MessageEvent>()).Select(row => (row.MessageId, row.Type))));
        Assert.Equal(RequestStatus.Scheduled, (await world.OneAsync<Request>(untouched.Request.Id)).Status);
        Assert.Equal(EnrollmentStatus.Active, (await world.OneAsync<Enrollment>(untouched.Enrollment.Id)).Status);
    }

    [Fact]
    public async Task An_archived_campaign_does_not_come_back()
    {
        await using var world = await CampaignWorld.CreateAsync();
        var id = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        await world.Campaigns.SetStatusAsync(world.Actor, id, SequenceStatus.Archived, default);

        await Assert.ThrowsAsync<ConflictException>(() => world.Campaigns.SetStatusAsync(world.Actor, id, SequenceStatus.Active, default));
        await Assert.ThrowsAsync<ConflictException>(() => world.Campaigns.UpdateAsync(world.Actor, id, null, CampaignWorld.Input, default));
    }

    [DatabaseTheory]
    public async Task The_list_counts_what_came_of_each_campaign(DatabaseKind kind)
    {
        await using var world = await CampaignWorld.CreateAsync(kind);
        var first = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input, default);
        var second = await world.Campaigns.CreateAsync(world.Actor, CampaignWorld.Input with { Name = "Lamps" }, default);
        var contact = await ContactAsync(world);
        foreach (var (status, item) in new[] { RequestStatus.Scheduled, RequestStatus.Sent, RequestStatus.Clicked, RequestStatus.Submitted, RequestStatus.Failed }.Select((status, index) => (status, index)))
        {
            await world.RequestAsync(first, contact, item: $"{item}", status: status, message: MessageState.Sent);
        }

        var page = await world.Campaigns.ListAsync(world.Actor, null, null, new PageQuery(), default);

        Assert.Equal((2, second, 0), (page.Total, page.Items[0].Id, page.Items[0].Requests));
        var row = page.Items[1];
        Assert.Equal((5, 3, 2, 1, 1), (row.Requests, row.Sent, row.Clicked, row.Submitted, row.Failed));
        Assert.Equal("Lamps", Assert.Single((await world.Campaigns.ListAsync(world.Actor, SequenceStatus.Active, "LAM", new PageQuery(), default)).Items).Name);
        Assert.Empty((await world.Campaigns.ListAsync(world.Actor, SequenceStatus.Paused, null, new PageQuery(), default)).Items);
    }

    private static async Task<FollowUp.Core.Contacts.Contact> ContactAsync(CampaignWorld world, string email = "nora@example.com")
    {
        var contact = world.Contact(email: email);
        await world.AddAsync(contact);
        return contact;
    }

    private static async Task<List<RequestStatus>> StatusesAsync(CampaignWorld world, params RequestRows[] rows)
    {
        var statuses = new List<RequestStatus>();
        foreach (var row in rows)
        {
            statuses.Add((await world.OneAsync<Request>(row.Request.Id)).Status);
        }

        return statuses;
    }
}
