namespace FollowUp.Tests.Support.Databases;

/// <summary>The SQL Server that tests may use, if there is one.</summary>
internal static class SqlServerForTests
{
    public const string Variable = "FOLLOWUP_TEST_SQLSERVER";

    public static string? ConnectionString => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    /// <summary>Why tests of that kind cannot run here, or null.</summary>
    public static string? MissingFor(DatabaseKind kind)
        => kind == DatabaseKind.SqlServer && ConnectionString is null
            ? $"{Variable} names no SQL Server. Its migrations and SQL text are checked without one."
            : null;
}
