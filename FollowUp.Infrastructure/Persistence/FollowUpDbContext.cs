using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>
/// The model of all three databases. One instance lives for one operation. What belongs to an organization is filtered
/// to the <see cref="DataScope"/> the instance was opened with.
/// </summary>
internal abstract class FollowUpDbContext(DbContextOptions options, DataScope scope)
    : IdentityUserContext<User, Guid>(options)
{
    public DataScope Scope { get; } = scope;

    public DbSet<Organization> Organizations => Set<Organization>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Modified)
            {
                entry.Entity.Version = entry.OriginalValues.GetValue<int>(nameof(IVersioned.Version)) + 1;
            }
        }

        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConflictException("Someone else changed this in the meantime. Load it again and repeat your change.");
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<SecondsConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(FollowUpDbContext).Assembly);
        builder.HasDbFunction(ContainsSearch.UpperMethod).HasName("UPPER").IsBuiltIn();
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            ApplyRules(builder, entity);
        }
    }

    private void ApplyRules(ModelBuilder builder, IMutableEntityType entity)
    {
        if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
        {
            builder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }

        if (typeof(IOrganizationOwned).IsAssignableFrom(entity.ClrType))
        {
            var filter = typeof(FollowUpDbContext).GetMethod(nameof(FilterByOrganization), System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;
            filter.MakeGenericMethod(entity.ClrType).Invoke(this, [builder]);
        }

        // Ids are made by IIdSource, never by the database or by EF.
        if (entity.FindPrimaryKey() is { Properties: [{ } key] } && key.ClrType == typeof(Guid))
        {
            key.ValueGenerated = ValueGenerated.Never;
        }
    }

    private void FilterByOrganization<T>(ModelBuilder builder)
        where T : class, IOrganizationOwned
        => builder.Entity<T>().HasQueryFilter(row => Scope.Everything || row.OrganizationId == Scope.OrganizationId);
}
