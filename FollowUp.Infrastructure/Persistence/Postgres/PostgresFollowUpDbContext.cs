using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Events;
using FollowUp.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Postgres;

/// <summary>
/// PostgreSQL 14 or later. Tables whose rows change several times in their life leave room in each page for the next
/// version of a row: beside the old one it needs no new entries in indexes (PostgreSQL manual, "Heap-Only Tuples").
/// </summary>
internal sealed class PostgresFollowUpDbContext(DbContextOptions<PostgresFollowUpDbContext> options, DataScope scope)
    : FollowUpDbContext(options, scope)
{
    private const string Fill = "fillfactor";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Enrollment>().HasStorageParameter(Fill, 50);
        modelBuilder.Entity<Event>().HasStorageParameter(Fill, 50);
        modelBuilder.Entity<Message>().HasStorageParameter(Fill, 70);
        modelBuilder.Entity<Request>().HasStorageParameter(Fill, 60);
    }
}
