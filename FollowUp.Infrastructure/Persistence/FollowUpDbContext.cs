using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Identity;
using FollowUp.Infrastructure.Persistence.Audit;
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

    /// <summary>Ids and times of what it writes into the audit log.</summary>
    public AuditStamps? Stamps { get; set; }

    /// <summary>Writes into the audit log what was done, in the transaction of the change. Changes of audited rows that are saved here need no call.</summary>
    /// <param name="actor">Who did it, where the scope does not say.</param>
    public void Audit(AuditNote note, Actor? actor = null)
    {
        if ((actor ?? Scope.Actor) is { } who && Stamps is { } stamps)
        {
            Add(AuditTrail.Entry(who, note, stamps));
        }
    }

    /// <summary>Saves what was noted and not saved yet.</summary>
    public Task SaveAuditAsync(CancellationToken cancellationToken)
        => ChangeTracker.Entries<AuditEntry>().Any(entry => entry.State == EntityState.Added) ? SaveChangesAsync(cancellationToken) : Task.CompletedTask;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Modified)
            {
                entry.Entity.Version = entry.OriginalValues.GetValue<int>(nameof(IVersioned.Version)) + 1;
            }
        }

        if (Scope.Actor is { } actor && Stamps is { } stamps)
        {
            AddRange(await AuditTrail.OfAsync(this, actor, stamps, cancellationToken));
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

        if (!Scope.Everything && typeof(IOrganizationOwned).IsAssignableFrom(entity.ClrType))
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
        => builder.Entity<T>().HasQueryFilter(row => row.OrganizationId == Scope.OrganizationId);
}
