namespace FollowUp.Tests.Support;

/// <summary>The databases the product runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
    SqlServer,
}
