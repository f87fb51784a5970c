using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.SqlServer;

/// <summary>SQL Server 2019 or later.</summary>
internal sealed class SqlServerFollowUpDbContext(DbContextOptions<SqlServerFollowUpDbContext> options, DataScope scope)
    : FollowUpDbContext(options, scope);
