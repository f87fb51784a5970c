using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Tests.Core.Organizations;

public sealed class ApiScopesTests
{
    [Theory]
    [InlineData("requests:read", "requests:read", true)]
    [InlineData("requests:write", "requests:read", true)]
    [InlineData("requests:read", "requests:write", false)]
    [InlineData("requests:write", "messages:read", false)]
    [InlineData("contacts:read events:write", "events:write", true)]
    [InlineData("*", "organization:write", true)]
    [InlineData("", "requests:read", false)]
    public void A_scope_allows_itself_and_write_allows_read(string held, string needed, bool allowed)
        => Assert.Equal(allowed, ApiScopes.Allow(held, needed));

    [Theory]
    [InlineData("requests:read contacts:read", Role.Viewer)]
    [InlineData("requests:read events:write", Role.Marketer)]
    [InlineData("organization:write", Role.Admin)]
    [InlineData("*", Role.Admin)]
    public void A_key_acts_in_the_least_role_its_scopes_need(string scopes, Role role) => Assert.Equal(role, ApiScopes.RoleOf(scopes));

    [Fact]
    public void Scopes_are_stored_once_and_in_a_fixed_order()
        => Assert.Equal("requests:read events:write", ApiScopes.Join(["events:write", "requests:read", "events:write"]));

    [Fact]
    public void No_scope_and_unknown_scopes_are_refused()
    {
        Assert.Equal("scopes", Assert.Single(Assert.Throws<InputException>(() => ApiScopes.Join([])).Errors).Field);
        Assert.Throws<InputException>(() => ApiScopes.Join(["requests:read", "everything"]));
    }
}
