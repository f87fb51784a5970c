using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Templates;
using FollowUp.Tests.Persistence.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Tests.Persistence.Audit;

public sealed class AuditTrailTests : IDisposable
{
    private readonly OrganizationFixture world = new();

    private IAuditLog Log => world.Get<IAuditLog>();

    private Actor Mine => world.Mine with { From = "203.0.113.7" };

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_changed_template_says_who_changed_what_from_where()
    {
        var templates = world.Get<ITemplates>();
        var input = new TemplateInput("Hello", Channel.Sms, TemplateKind.Request, null, null, "Old words {{request.url}}");
        var id = await templates.CreateAsync(Mine, input, default);
        var version = (await templates.GetAsync(Mine, id, default)).Version;
        await templates.UpdateAsync(Mine, id, version, input with { Text = "New words {{request.url}}" }, default);
        await templates.ArchiveAsync(Mine, id, default);

        var entries = (await Log.ListAsync(Mine, new AuditFilter(Search: id.ToString()), new PageQuery(), default)).Items;

        Assert.Equal(["template.archived", "template.changed", "template.created"], entries.Select(row => row.Action));
        var changed = entries[1];
        Assert.Equal(("Hello", Mine.Name, Mine.Id, "203.0.113.7"), (changed.SubjectName, changed.ActorName, changed.ActorId, changed.From));
        Assert.Equal("""{"text":"Old words {{request.url}}"}""", changed.Before);
        Assert.Equal("""{"text":"New words {{request.url}}"}""", changed.After);
    }

    [Fact]
    public async Task Of_a_long_text_the_part_that_changed_is_kept()
    {
        var templates = world.Get<ITemplates>();
        var start = new string('a', 5000);
        var input = new TemplateInput("Long", Channel.Email, TemplateKind.Request, "Hi", "<p>" + start + "before {{request.url}}</p>", "{{request.url}}");
        var id = await templates.CreateAsync(Mine, input, default);
        await templates.UpdateAsync(Mine, id, 0, input with { Html = "<p>" + start + "after {{request.url}}</p>" }, default);

        var changed = (await Log.ListAsync(Mine, new AuditFilter(Search: "template.changed"), new PageQuery(), default)).Items[0];

        Assert.Contains("before", changed.Before, StringComparison.Ordinal);
        Assert.Contains("after", changed.After, StringComparison.Ordinal);
        Assert.InRange(changed.After!.Length, 1, 2500);
    }

    [Fact]
    public async Task Secrets_and_addresses_do_not_get_into_the_log()
    {
        var key = await world.Get<IApiKeys>().CreateAsync(Mine, "Shop", ["*"], default);
        await world.Get<IApiKeys>().RevokeAsync(Mine, key.Key.Id, default);
        var secret = await world.Get<IWebhookSecrets>().SetAsync(Mine, "generic", null, default);
        await world.Get<IInvitations>().InviteAsync(Mine, "nora.lind@example.com", Role.Agent, default);

        var entries = (await Log.ListAsync(Mine, new AuditFilter(), new PageQuery(1, 200), default)).Items;

        Assert.Contains(entries, row => row.Action == "api_key.created");
        Assert.Contains(entries, row => row.Action == "api_key.revoked");
        Assert.Contains(entries, row => row.Action == "webhook_secret.set");
        Assert.Contains(entries, row => row is { Action: "invitation.created", SubjectName: "n•••@example.com" });
        var all = string.Concat(entries.Select(row => row.Before + row.After + row.SubjectName));
        Assert.DoesNotContain(key.Text, all, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("nora.lind", all, StringComparison.OrdinalIgnoreCase);
        await using var context = world.Open();
        Assert.DoesNotContain((await context.Set<ApiKey>().SingleAsync(row => row.Id == key.Key.Id)).Hash, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joins_is_promoted_and_removed_stands_with_the_name()
    {
        var member = await world.AddMemberAsync("agent@example.com", Role.Agent);
        await world.Get<IMembers>().ChangeRoleAsync(Mine, member.Id!.Value, Role.Marketer, default);
        await world.Get<IMembers>().RemoveAsync(Mine, member.Id!.Value, default);

        var entries = (await Log.ListAsync(Mine, new AuditFilter(Kind: "member"), new PageQuery(), default)).Items;

        Assert.Equal(["member.removed", "member.role_changed", "member.joined"], entries.Select(row => row.Action));
        Assert.All(entries, row => Assert.Equal("agent@example.com", row.SubjectName));
        Assert.Equal(("""{"role":"agent"}""", """{"role":"marketer"}"""), (entries[1].Before, entries[1].After));
    }

    [Fact]
    public async Task The_log_is_for_admins_of_the_organization_alone()
    {
        await world.Get<IApiKeys>().CreateAsync(Mine, "Shop", ["*"], default);
        var agent = await world.AddMemberAsync("agent@example.com", Role.Agent);

        Assert.Equal(0, (await Log.ListAsync(world.Theirs, new AuditFilter(Kind: "api_key"), new PageQuery(), default)).Total);
        Assert.Equal(1, (await Log.ListAsync(Mine, new AuditFilter(Kind: "api_key"), new PageQuery(), default)).Total);
        await Assert.ThrowsAsync<ForbiddenException>(() => Log.ListAsync(agent, new AuditFilter(), new PageQuery(), default));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await Log.ExportAsync(agent, new AuditFilter(), default).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_entry()
    {
        var organizations = world.Get<IOrganizations>();
        var version = (await organizations.GetAsync(Mine, default)).Version;
        await organizations.ChangeAsync(Mine, new OrganizationChange(Version: version, Name: "Renamed"), default);

        await Assert.ThrowsAsync<ConflictException>(() => organizations.ChangeAsync(Mine, new OrganizationChange(Version: version, Name: "Again"), default));

        var entry = Assert.Single((await Log.ListAsync(Mine, new AuditFilter(Kind: "organization"), new PageQuery(), default)).Items);
        Assert.Equal("""{"name":"Renamed"}""", entry.After);
    }
}
