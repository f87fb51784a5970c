using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Tests.Persistence.Organizations;

public sealed class MemberStoreTests : IDisposable
{
    private readonly OrganizationFixture world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Members_of_another_organization_are_neither_seen_nor_changed()
    {
        var members = world.Get<IMembers>();

        Assert.DoesNotContain(await members.ListAsync(world.Mine, default), member => member.UserId == world.Theirs.Id);
        await Assert.ThrowsAsync<NotFoundException>(() => members.ChangeRoleAsync(world.Mine, world.Theirs.Id!.Value, Role.Viewer, default));
        await Assert.ThrowsAsync<NotFoundException>(() => members.RemoveAsync(world.Mine, world.Theirs.Id!.Value, default));
    }

    [Fact]
    public async Task The_last_owner_can_neither_step_down_nor_leave()
    {
        var members = world.Get<IMembers>();

        await Assert.ThrowsAsync<ConflictException>(() => members.ChangeRoleAsync(world.Mine, world.Mine.Id!.Value, Role.Admin, default));
        await Assert.ThrowsAsync<ConflictException>(() => members.RemoveAsync(world.Mine, world.Mine.Id!.Value, default));
    }

    [Fact]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one()
    {
        var members = world.Get<IMembers>();
        var second = await world.AddMemberAsync("second@example.com", Role.Owner);

        var ends = await Task.WhenAll(
            Record.ExceptionAsync(() => members.ChangeRoleAsync(world.Mine, second.Id!.Value, Role.Admin, default)),
            Record.ExceptionAsync(() => members.ChangeRoleAsync(second, world.Mine.Id!.Value, Role.Admin, default)));

        Assert.Single(ends, end => end is ConflictException);
        Assert.Single(await members.ListAsync(world.Mine, default), member => member.Role == Role.Owner);
    }

    [Fact]
    public async Task A_removed_member_belongs_nowhere()
    {
        var agent = await world.AddMemberAsync("agent@example.com", Role.Agent);

        await world.Get<IMembers>().RemoveAsync(world.Mine, agent.Id!.Value, default);

        Assert.DoesNotContain(await world.Get<IMembers>().ListAsync(world.Mine, default), member => member.UserId == agent.Id);
        Assert.Empty(await world.Get<IOrganizations>().ListOfUserAsync(agent.Id!.Value, default));
    }
}
