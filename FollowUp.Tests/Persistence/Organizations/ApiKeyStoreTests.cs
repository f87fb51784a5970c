using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Tests.Persistence.Organizations;

public sealed class ApiKeyStoreTests : IDisposable
{
    private readonly OrganizationFixture world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task The_text_of_a_key_is_not_in_the_database()
    {
        var key = await world.Get<IApiKeys>().CreateAsync(world.Mine, "Shop", [ApiScopes.RequestsRead], default);
        await using var context = world.Open();
        var row = await context.Set<ApiKey>().SingleAsync(row => row.Id == key.Key.Id);

        Assert.Equal(ApiKeyText.Hash(key.Text), row.Hash);
        Assert.StartsWith(row.Prefix, key.Text, StringComparison.Ordinal);
        Assert.True(row.Prefix.Length <= 8);
    }

    [Fact]
    public async Task A_revoked_key_is_unknown_at_once()
    {
        var key = await world.Get<IApiKeys>().CreateAsync(world.Mine, "Shop", [ApiScopes.RequestsRead], default);
        Assert.Equal(world.Mine.OrganizationId, (await world.Get<IApiKeyLookup>().FindAsync(key.Text, default))?.OrganizationId);

        await world.Get<IApiKeys>().RevokeAsync(world.Mine, key.Key.Id, default);

        Assert.Null(await world.Get<IApiKeyLookup>().FindAsync(key.Text, default));
    }

    [Fact]
    public async Task A_key_of_another_organization_cannot_be_revoked()
    {
        var key = await world.Get<IApiKeys>().CreateAsync(world.Theirs, "Shop", [ApiScopes.RequestsRead], default);

        await Assert.ThrowsAsync<NotFoundException>(() => world.Get<IApiKeys>().RevokeAsync(world.Mine, key.Key.Id, default));
        Assert.DoesNotContain(await world.Get<IApiKeys>().ListAsync(world.Mine, default), other => other.Id == key.Key.Id);
    }

    [Fact]
    public async Task Below_admin_nobody_sees_or_makes_keys()
    {
        var marketer = world.Mine with { Role = Role.Marketer };

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Get<IApiKeys>().ListAsync(marketer, default));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Get<IApiKeys>().CreateAsync(marketer, "Mine", ["*"], default));
    }

    [Fact]
    public async Task The_time_of_last_use_is_written_once_a_minute()
    {
        var key = await world.Get<IApiKeys>().CreateAsync(world.Mine, "Shop", [ApiScopes.RequestsRead], default);
        var first = world.Clock.GetCurrentInstant();

        await world.Get<IApiKeyLookup>().FindAsync(key.Text, default);
        world.Clock.Advance(Duration.FromSeconds(59));
        await world.Get<IApiKeyLookup>().FindAsync(key.Text, default);
        Assert.Equal(first.ToUnixTimeMilliseconds(), await LastUsedAsync(key.Key.Id));

        world.Clock.Advance(Duration.FromSeconds(1));
        await world.Get<IApiKeyLookup>().FindAsync(key.Text, default);
        Assert.Equal(first.ToUnixTimeMilliseconds() + 60_000, await LastUsedAsync(key.Key.Id));
    }

    private async Task<long?> LastUsedAsync(Guid id)
        => (await world.Get<IApiKeys>().ListAsync(world.Mine, default)).Single(key => key.Id == id).LastUsedAt?.ToUnixTimeMilliseconds();
}
