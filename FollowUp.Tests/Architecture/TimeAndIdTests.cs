using FollowUp.Core.Kernel;

namespace FollowUp.Tests.Architecture;

/// <summary>Time and ids are injected, so that a test can repeat weeks in a moment.</summary>
public sealed class TimeAndIdTests
{
    private static readonly HashSet<string> Banned = new(StringComparer.Ordinal)
    {
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Now",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_UtcNow",
        "System.DateTimeOffset::get_Now",
        "System.Guid::NewGuid",
        "System.Guid::CreateVersion7",
    };

    [Fact]
    public void Nobody_outside_kernel_asks_the_machine_for_the_time_or_an_id()
    {
        var calls = Call.In(Product.All).Where(call => Banned.Contains($"{call.To.DeclaringType.FullName}::{call.To.Name}")).ToList();

        Assert.Contains(calls, call => call.Caller == typeof(SystemIdSource).FullName);
        Rule.Holds(calls.Where(call => !Product.IsIn(call.From, "FollowUp.Core.Kernel")).Select(call => $"{call.Caller} calls {call.To.FullName}"));
    }

    [Fact]
    public void The_system_clock_is_taken_in_one_place()
    {
        var takers = Call.In(Product.All)
            .Where(call => call.To.DeclaringType.FullName == "NodaTime.SystemClock")
            .Select(call => call.Caller).Distinct().ToList();

        Assert.Equal(["FollowUp.Infrastructure.InfrastructureServices"], takers);
    }
}
