using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Unknown;
using FollowUp.Core.Engine;
using FollowUp.Core.Intake;
using FollowUp.Infrastructure;
using FollowUp.Infrastructure.Channels.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>The product without its web server. Its time limits are shorter than usual, in the same order, so that what a dead process left is taken up while one watches.</summary>
internal static class ChaosHost
{
    /// <summary>For connections of the process that is killed, so that the server can tell when they are gone.</summary>
    public const string ApplicationName = "chaos-node";

    private static readonly HttpLimits Limits = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), HttpLimits.Default.AnswerBytes);

    /// <summary>Longer than <see cref="Limits"/>, as in <see cref="SendScanOptions.TimeLimit"/>.</summary>
    private static readonly Duration Lease = Duration.FromSeconds(6);

    /// <param name="works">Whether it runs the scans.</param>
    public static IHost Build(string provider, string connectionString, bool works)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["ConnectionStrings:FollowUp"] = connectionString,
            ["Scans:Enabled"] = works ? "true" : "false",
            ["Delivery:Retries:Unreachable:0"] = "00:00:01",
            ["Delivery:Retries:Unreachable:1"] = "00:00:03",
            ["Delivery:Retries:Unreachable:2"] = "00:00:09",
            ["Channels:AllowPrivateAddresses"] = "true",
            ["Bootstrap:OrganizationName"] = "Chaos",
            ["Bootstrap:AdminEmail"] = "owner@example.com",
            ["Bootstrap:AdminPassword"] = "quiet harbour lamp",
            ["Bootstrap:Demo"] = "false",
        });
        builder.Logging.AddSimpleConsole().AddFilter(level => level >= LogLevel.Error);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddFollowUpInfrastructure(builder.Configuration)
            .AddSingleton(Limits)
            .AddSingleton(UnknownRules.Default with { Claim = Lease })
            .AddSingleton(new EventScanOptions { Lease = Lease })
            .AddSingleton(new AdvanceScanOptions { Lease = Lease })
            .AddSingleton(new SendScanOptions(Concurrency: ChaosPlan.Chunk) { Lease = Lease, TimeLimit = Lease });
        return builder.Build();
    }
}
