using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FollowUp.Tests.Architecture;

/// <summary>What belongs to an organization is filtered to it by the model itself.</summary>
public sealed class TenantTests
{
    /// <summary>Rows of the whole installation. Whoever adds one here says that no organization's data is in it.</summary>
    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal)
    {
        // Found by their own id or by sign-in.
        "Organization", "User", "IdentityUserClaim<Guid>", "IdentityUserLogin<Guid>", "IdentityUserToken<Guid>", "IdentityUserPasskey<Guid>",

        // How fast accounts send, by the account's id.
        "SendRateState",

        // Keys that protect cookies and secrets, and of hashes.
        "StoredKey",
        "InstallationKeyRow",

        // Addresses closed to everybody, as hashes.
        "InstallationSuppression",
    };

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Data Source=:memory:")]
    [InlineData(DatabaseKind.Postgres, "Host=localhost")]
    [InlineData(DatabaseKind.SqlServer, "Server=localhost")]
    public void Every_entity_of_an_organization_has_the_tenant_filter(DatabaseKind kind, string connectionString)
    {
        using var database = new Database(TestDatabase.ProviderOf(kind), connectionString);
        using var context = database.Open(DataScope.None);
        var owned = context.Model.GetEntityTypes().Where(BelongsToOrganization).ToList();

        Assert.Contains(owned, entity => entity.ClrType == typeof(RequestCampaign));
        Assert.All(owned, entity => Assert.True(typeof(IOrganizationOwned).IsAssignableFrom(entity.ClrType), $"{entity.DisplayName()} must implement IOrganizationOwned."));
        Assert.All(owned, entity => Assert.True(HasTenantFilter(entity), $"{entity.DisplayName()} has no tenant filter."));
    }

    [Fact]
    public void Every_other_entity_is_known_to_be_shared()
    {
        using var database = new Database(DatabaseProvider.Sqlite, "Data Source=:memory:");
        using var context = database.Open(DataScope.None);
        var others = context.Model.GetEntityTypes()
            .Where(entity => !entity.IsOwned() && !BelongsToOrganization(entity))
            .Select(entity => entity.DisplayName()).ToList();

        Assert.Contains("Organization", others);
        Rule.Holds(others.Where(name => !Shared.Contains(name)));
    }

    /// <summary>Nothing stands beside the organization that would keep SQLite from looking it up in an index.</summary>
    [Fact]
    public void The_filter_is_the_organization_alone_and_who_sees_everything_has_none()
    {
        using var database = new Database(DatabaseProvider.Sqlite, "Data Source=:memory:");
        using var one = database.Open(DataScope.Of(Guid.Empty));
        using var everything = database.Open(DataScope.All);

        Assert.EndsWith("WHERE \"r\".\"OrganizationId\" = @ef_filter__OrganizationId", one.Set<RequestCampaign>().ToQueryString(), StringComparison.Ordinal);
        Assert.DoesNotContain("WHERE", everything.Set<RequestCampaign>().ToQueryString(), StringComparison.Ordinal);
    }

    private static bool BelongsToOrganization(IEntityType entity) => entity.FindProperty(nameof(IOrganizationOwned.OrganizationId)) is not null;

    private static bool HasTenantFilter(IEntityType entity)
        => entity.GetDeclaredQueryFilters().Any(filter => filter.Expression?.ToString().Contains(nameof(DataScope.OrganizationId), StringComparison.Ordinal) == true);
}
