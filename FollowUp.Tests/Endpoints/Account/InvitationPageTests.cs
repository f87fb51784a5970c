using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Tests.Endpoints.Account;

public sealed class InvitationPageTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_link_opens_an_account_signs_in_and_then_is_dead()
    {
        var path = await InviteAsync("new@example.com", Role.Agent);
        using var browser = app.Browse();
        await browser.OpenAsync(path);
        Assert.Equal("Join Test Shop", browser.Heading);

        await browser.SubmitAsync("register", ("Name", "New Person"), ("Password", "short"));
        Assert.Contains("Must be 10 to 128 characters.", browser.Text);
        await browser.SubmitAsync("register", ("Name", "New Person"), ("Password", "seven green kettles"));
        Assert.Equal("/", browser.At);

        await browser.OpenAsync("/account/profile");
        Assert.Contains("new@example.com", browser.Text);
        await browser.OpenAsync(path);
        Assert.Equal("This invitation no longer works", browser.Heading);
    }

    [Fact]
    public async Task A_made_up_link_says_that_it_does_not_work()
    {
        using var browser = app.Browse();
        await browser.OpenAsync("/account/register/AAAAAAAAAAAAAAAAAAAAAA");
        Assert.Equal("This invitation no longer works", browser.Heading);
    }

    [Fact]
    public async Task A_member_removed_elsewhere_is_out_when_the_cookie_is_looked_at_again()
    {
        var path = await InviteAsync("new@example.com", Role.Agent);
        using var browser = app.Browse();
        await browser.OpenAsync(path);
        await browser.SubmitAsync("register", ("Name", "New Person"), ("Password", "seven green kettles"));

        await using var scope = app.Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<IMembers>();
        var owner = await OwnerAsync();
        var added = (await members.ListAsync(owner, default)).Single(member => member.Email == "new@example.com");
        var principal = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            [new(System.Security.Claims.ClaimTypes.NameIdentifier, added.UserId.ToString()), .. await StampAsync(added.UserId), .. ActorClaims.Of(owner.OrganizationId, Role.Agent)], "test"));
        var signIn = scope.ServiceProvider.GetRequiredService<ISignIn>();
        Assert.True(await signIn.StillHoldsAsync(principal, default));

        await members.ChangeRoleAsync(owner, added.UserId, Role.Marketer, default);
        Assert.False(await signIn.StillHoldsAsync(principal, default));
        await members.ChangeRoleAsync(owner, added.UserId, Role.Agent, default);
        Assert.True(await signIn.StillHoldsAsync(principal, default));
        await members.RemoveAsync(owner, added.UserId, default);
        Assert.False(await signIn.StillHoldsAsync(principal, default));
    }

    private async Task<IEnumerable<System.Security.Claims.Claim>> StampAsync(Guid userId)
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        var user = await context.Users.SingleAsync(row => row.Id == userId);
        return [new System.Security.Claims.Claim("AspNet.Identity.SecurityStamp", user.SecurityStamp!)];
    }

    private async Task<Actor> OwnerAsync()
    {
        await using var context = app.Get<Database>().Open(DataScope.All);
        var member = await context.Set<Membership>().SingleAsync(row => row.Role == Role.Owner);
        return new Actor(member.OrganizationId, member.UserId, "Owner", Role.Owner);
    }

    private async Task<string> InviteAsync(string email, Role role)
    {
        _ = app.Server;
        await using var scope = app.Services.CreateAsyncScope();
        var invitation = await scope.ServiceProvider.GetRequiredService<IInvitations>().InviteAsync(await OwnerAsync(), email, role, default);
        return new Uri(invitation.Url).AbsolutePath;
    }
}
