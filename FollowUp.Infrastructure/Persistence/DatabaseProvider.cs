namespace FollowUp.Infrastructure.Persistence;

/// <summary>Which database holds the data: <c>Database:Provider</c>.</summary>
internal enum DatabaseProvider
{
    Sqlite,
    Postgres,
    SqlServer,
}
