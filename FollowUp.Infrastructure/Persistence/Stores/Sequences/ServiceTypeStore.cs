using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Sequences;

/// <summary>Keeps service types; each change is one transaction.</summary>
internal sealed class ServiceTypeStore(Database database, IIdSource ids, IClock clock) : IServiceTypes
{
    public async Task<IReadOnlyList<ServiceType>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<ServiceType>().AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }

    public Task<ServiceType> CreateAsync(Actor actor, string? name, TimeSpan? delay, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        ServiceType.Check(name, delay);
        var type = new ServiceType { Id = ids.NewId(), OrganizationId = actor.OrganizationId, Name = name!.Trim(), DefaultDelay = delay!.Value, CreatedAt = clock.GetCurrentInstant() };
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            await RequireNewAsync(context, type, cancellationToken);
            context.Add(type);
            await context.SaveChangesAsync(cancellationToken);
            return type;
        }, cancellationToken);
    }

    public Task<ServiceType> UpdateAsync(Actor actor, Guid id, string? name, TimeSpan? delay, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var type = await context.Set<ServiceType>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("service type");
            ServiceType.Check(name ?? type.Name, delay ?? type.DefaultDelay);
            (type.Name, type.DefaultDelay) = (name?.Trim() ?? type.Name, delay ?? type.DefaultDelay);
            await RequireNewAsync(context, type, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            return type;
        }, cancellationToken);
    }

    public Task DeleteAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Marketer);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            context.Remove(await context.Set<ServiceType>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new NotFoundException("service type"));
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    private static async Task RequireNewAsync(FollowUpDbContext context, ServiceType type, CancellationToken cancellationToken)
    {
        var others = await context.Set<ServiceType>().AsNoTracking().Where(row => row.Id != type.Id).Select(row => row.Name).ToListAsync(cancellationToken);
        if (others.Contains(type.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw new ConflictException($"There is a service type called “{type.Name}” already.");
        }

        if (others.Count >= ServiceType.Most)
        {
            throw new ConflictException($"There are {ServiceType.Most} service types already; delete one first.");
        }
    }
}
