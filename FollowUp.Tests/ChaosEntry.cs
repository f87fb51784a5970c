using FollowUp.Tests.Support.Chaos;

namespace FollowUp.Tests;

/// <summary>This assembly started as a program: the process that a chaos test kills. Tests themselves are started by their runner.</summary>
internal static class ChaosEntry
{
    public static async Task<int> Main(string[] args) => args is [ChaosNode.Verb] ? await ChaosNode.ServeAsync() : 2;
}
