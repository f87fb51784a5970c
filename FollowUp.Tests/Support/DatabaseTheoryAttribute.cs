using Xunit.Sdk;

namespace FollowUp.Tests.Support;

/// <summary>
/// Runs a test once on each database. The test takes one <see cref="DatabaseKind"/> and opens it with
/// <see cref="TestDatabase.CreateAsync"/>. SQL Server is skipped, with the reason, unless
/// <c>FOLLOWUP_TEST_SQLSERVER</c> holds a connection string.
/// </summary>
[XunitTestCaseDiscoverer("FollowUp.Tests.Support.Databases.DatabaseTheoryDiscoverer", "FollowUp.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseTheoryAttribute : FactAttribute;
