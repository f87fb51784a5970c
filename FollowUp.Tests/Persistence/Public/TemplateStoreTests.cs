using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Templates;
using FollowUp.Infrastructure.Persistence.Stores.Templates;
using FollowUp.Infrastructure.Templating;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Persistence.Public;

public sealed class TemplateStoreTests
{
    private static readonly TemplateInput Mail = new("Ask", Channel.Email, TemplateKind.Request, "Hello {{first_name}}", "<p>Hi</p>", "Hi");

    [Fact]
    public async Task A_template_is_made_changed_and_archived()
    {
        await using var world = await SentRequest.CreateAsync();
        var store = Store(world);

        var id = await store.CreateAsync(world.Owner, Mail, default);
        await store.UpdateAsync(world.Owner, id, 0, Mail with { Name = "Ask kindly", Text = "" }, default);
        var changed = await store.GetAsync(world.Owner, id, default);
        Assert.Equal(("Ask kindly", "", 1), (changed.Name, changed.Text, changed.Version));

        await store.ArchiveAsync(world.Owner, id, default);
        Assert.Empty(await store.ListAsync(world.Owner, null, default));
        await Assert.ThrowsAsync<ConflictException>(() => store.UpdateAsync(world.Owner, id, 2, Mail, default));
    }

    [Fact]
    public async Task Who_started_from_an_older_version_is_told()
    {
        await using var world = await SentRequest.CreateAsync();
        var id = await Store(world).CreateAsync(world.Owner, Mail, default);

        await Store(world).UpdateAsync(world.Owner, id, 0, Mail with { Name = "One" }, default);

        await Assert.ThrowsAsync<ConflictException>(() => Store(world).UpdateAsync(world.Owner, id, 0, Mail with { Name = "Two" }, default));
    }

    [Fact]
    public async Task What_does_not_parse_or_is_too_long_is_refused()
    {
        await using var world = await SentRequest.CreateAsync();

        var broken = await Assert.ThrowsAsync<InputException>(() => Store(world).CreateAsync(world.Owner, Mail with { Html = "<p>\n{{#if a}}</p>" }, default));
        Assert.Equal("line 2: {{#if}} is never closed", Assert.Single(broken.Errors).Message);
        var fields = await Assert.ThrowsAsync<InputException>(() => Store(world).CreateAsync(
            world.Owner, new TemplateInput("", Channel.Email, TemplateKind.Request, new string('s', 501), "<script>x</script>", new string('t', 65537)), default));
        Assert.Equal(["html", "name", "subject", "text"], fields.Errors.Select(error => error.Field).Order());
        await Assert.ThrowsAsync<InputException>(() => Store(world).CreateAsync(world.Owner, new TemplateInput("Text", Channel.Sms, TemplateKind.Request, null, null, new string('t', 1601)), default));
    }

    [Fact]
    public async Task A_template_in_use_cannot_be_archived()
    {
        await using var world = await SentRequest.CreateAsync();
        var id = await Store(world).CreateAsync(world.Owner, Mail, default);
        await world.ReadAsync(context => context.Set<RequestCampaign>().ExecuteUpdateAsync(set => set.SetProperty(row => row.ReminderEmailTemplateId, id)));

        var error = await Assert.ThrowsAsync<ConflictException>(() => Store(world).ArchiveAsync(world.Owner, id, default));

        Assert.Contains("Reviews", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_reads_and_others_see_nothing()
    {
        await using var world = await SentRequest.CreateAsync();
        var id = await Store(world).CreateAsync(world.Owner, Mail, default);
        var agent = world.Owner with { Role = Role.Agent };

        Assert.Single(await Store(world).ListAsync(agent, Channel.Email, default));
        Assert.Empty(await Store(world).ListAsync(agent, Channel.Sms, default));
        await Assert.ThrowsAsync<ForbiddenException>(() => Store(world).UpdateAsync(agent, id, 0, Mail, default));
        await Assert.ThrowsAsync<NotFoundException>(() => Store(world).GetAsync(world.Owner with { OrganizationId = world.Ids.NewId() }, id, default));
    }

    private static TemplateStore Store(SentRequest world) => new(world.Database, new HandlebarsRenderer(), world.Ids, world.Clock);
}
