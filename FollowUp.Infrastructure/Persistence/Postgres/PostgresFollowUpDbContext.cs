using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Postgres;

/// <summary>PostgreSQL 14 or later.</summary>
internal sealed class PostgresFollowUpDbContext(DbContextOptions<PostgresFollowUpDbContext> options, DataScope scope)
    : FollowUpDbContext(options, scope);
