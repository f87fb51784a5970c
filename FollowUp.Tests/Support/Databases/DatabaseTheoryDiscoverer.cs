using Xunit.Abstractions;
using Xunit.Sdk;

namespace FollowUp.Tests.Support.Databases;

/// <summary>Makes one test case for each database out of a <see cref="DatabaseTheoryAttribute"/>.</summary>
public sealed class DatabaseTheoryDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        var display = discoveryOptions.MethodDisplayOrDefault();
        var options = discoveryOptions.MethodDisplayOptionsOrDefault();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            yield return SqlServerForTests.MissingFor(kind) is { } reason
                ? new XunitSkippedDataRowTestCase(messages, display, options, testMethod, reason, [kind])
                : new XunitTestCase(messages, display, options, testMethod, [kind]);
        }
    }
}
