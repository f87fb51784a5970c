using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Tests.Core.Organizations;

public sealed class MembershipRulesTests
{
    private static readonly Guid Organization = Guid.Parse("0198a000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Agent)]
    [InlineData(Role.Marketer)]
    public void Below_admin_nobody_gives_roles(Role role)
        => Assert.Throws<ForbiddenException>(() => MembershipRules.RequireMayGrant(ActorOf(role), Role.Viewer));

    [Fact]
    public void An_admin_gives_every_role_but_owner()
    {
        MembershipRules.RequireMayGrant(ActorOf(Role.Admin), Role.Admin);
        Assert.Throws<ForbiddenException>(() => MembershipRules.RequireMayGrant(ActorOf(Role.Admin), Role.Owner));
        MembershipRules.RequireMayGrant(ActorOf(Role.Owner), Role.Owner);
    }

    [Fact]
    public void A_role_that_does_not_exist_is_refused()
        => Assert.Throws<InputException>(() => MembershipRules.RequireMayGrant(ActorOf(Role.Owner), (Role)77));

    [Fact]
    public void An_admin_cannot_change_or_remove_an_owner()
    {
        Assert.Throws<ForbiddenException>(() => MembershipRules.RequireMayChange(ActorOf(Role.Admin), MemberOf(Role.Owner), Role.Viewer, owners: 2));
        Assert.Throws<ForbiddenException>(() => MembershipRules.RequireMayChange(ActorOf(Role.Admin), MemberOf(Role.Owner), null, owners: 2));
    }

    [Fact]
    public void The_last_owner_stays()
    {
        var owner = ActorOf(Role.Owner);
        Assert.Throws<ConflictException>(() => MembershipRules.RequireMayChange(owner, MemberOf(Role.Owner, owner.Id), Role.Admin, owners: 1));
        Assert.Throws<ConflictException>(() => MembershipRules.RequireMayChange(owner, MemberOf(Role.Owner, owner.Id), null, owners: 1));
        MembershipRules.RequireMayChange(owner, MemberOf(Role.Owner, owner.Id), Role.Admin, owners: 2);
    }

    [Fact]
    public void Anybody_may_leave_but_not_take_others_out()
    {
        var viewer = ActorOf(Role.Viewer);
        MembershipRules.RequireMayChange(viewer, MemberOf(Role.Viewer, viewer.Id), null, owners: 1);
        Assert.Throws<ForbiddenException>(() => MembershipRules.RequireMayChange(viewer, MemberOf(Role.Viewer), null, owners: 1));
        Assert.Throws<ForbiddenException>(() => MembershipRules.RequireMayChange(viewer, MemberOf(Role.Viewer, viewer.Id), Role.Admin, owners: 1));
    }

    private static Actor ActorOf(Role role) => new(Organization, Guid.Parse("0198a000-0000-7000-8000-000000000002"), "Kim", role);

    private static Membership MemberOf(Role role, Guid? userId = null)
        => new() { OrganizationId = Organization, UserId = userId ?? Guid.Parse("0198a000-0000-7000-8000-000000000003"), Role = role };
}
