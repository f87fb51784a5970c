using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Identity;
using NodaTime;

namespace FollowUp.Tests.Persistence.Organizations;

public sealed class InvitationTests : IDisposable
{
    private readonly OrganizationFixture world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task The_link_is_mailed_offers_the_role_and_lets_in_once()
    {
        var token = await InviteAsync("new@example.com", Role.Marketer);

        var offer = await world.Get<IJoining>().FindAsync(token, default);
        Assert.Equal(("Test Shop", "new@example.com", Role.Marketer, false), (offer!.OrganizationName, offer.Email, offer.Role, offer.HasAccount));
        Assert.Contains(token, Assert.Single(world.Mails.All, mail => mail.To == "new@example.com").Text);

        await world.Get<Joining>().RegisterAsync(token, "New", "quiet harbour lamp", default);

        Assert.Equal(Role.Marketer, Assert.Single(await world.Get<IMembers>().ListAsync(world.Mine, default), member => member.Email == "new@example.com").Role);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Get<Joining>().RegisterAsync(token, "New", "quiet harbour lamp", default));
        Assert.Null(await world.Get<IJoining>().FindAsync(token, default));
    }

    [Fact]
    public async Task After_seven_days_or_when_revoked_the_link_is_dead()
    {
        var late = await InviteAsync("late@example.com", Role.Viewer);
        world.Clock.Advance(Duration.FromDays(7));
        Assert.Null(await world.Get<IJoining>().FindAsync(late, default));

        var revoked = await InviteAsync("gone@example.com", Role.Viewer);
        var view = Assert.Single(await world.Get<IInvitations>().ListAsync(world.Mine, default));
        await world.Get<IInvitations>().RevokeAsync(world.Mine, view.Id, default);
        Assert.Null(await world.Get<IJoining>().FindAsync(revoked, default));
    }

    [Fact]
    public async Task Inviting_an_address_again_replaces_the_first_link()
    {
        var first = await InviteAsync("new@example.com", Role.Viewer);
        var second = await InviteAsync("NEW@example.com", Role.Agent);

        Assert.Null(await world.Get<IJoining>().FindAsync(first, default));
        Assert.NotNull(await world.Get<IJoining>().FindAsync(second, default));
    }

    [Fact]
    public async Task A_member_cannot_be_invited_again()
    {
        await Assert.ThrowsAsync<ConflictException>(() => InviteAsync("OWNER@example.com", Role.Viewer));
    }

    [Fact]
    public async Task Somebody_with_an_account_joins_with_it_and_nobody_else_can()
    {
        var token = await InviteAsync("other@example.com", Role.Agent);

        Assert.True((await world.Get<IJoining>().FindAsync(token, default))!.HasAccount);
        await Assert.ThrowsAsync<ConflictException>(() => world.Get<Joining>().RegisterAsync(token, "X", "quiet harbour lamp", default));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Get<Joining>().JoinAsync(token, world.Mine.Id!.Value, default));
        await world.Get<Joining>().JoinAsync(token, world.Theirs.Id!.Value, default);

        var choices = await world.Get<IOrganizations>().ListOfUserAsync(world.Theirs.Id!.Value, default);
        Assert.Equal(["Other Shop", "Test Shop"], choices.Select(choice => choice.Name));
    }

    private async Task<string> InviteAsync(string email, Role role)
        => (await world.Get<IInvitations>().InviteAsync(world.Mine, email, role, default)).Url.Split('/')[^1];
}
