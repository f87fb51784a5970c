using System.Globalization;
using FollowUp.Core.Delivery;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace FollowUp.Infrastructure.Scheduling;

/// <summary>The section <c>Scans</c>.</summary>
/// <param name="BatchSize">Rows a claim, 1 to 5,000.</param>
/// <param name="Concurrency">Messages handed over at once, 1 to 1,000; also the most that are in doubt after a crash.</param>
/// <param name="Tick">How often scans look without having been woken, 100 ms to 1 min.</param>
/// <param name="Enabled">False for a node that serves pages and takes events in but works nothing off.</param>
/// <param name="Spread">Over which messages of overdue enrollments leave after a downtime, nothing to 24 h.</param>
/// <param name="Retries">Waits between tries, from <c>Delivery:Retries</c>.</param>
internal sealed record ScanOptions(int BatchSize, int Concurrency, TimeSpan Tick, bool Enabled, RetryPolicy Retries, TimeSpan Spread)
{
    /// <exception cref="ConfigurationException">A value is out of range; names its key.</exception>
    public static ScanOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Scans");
        var options = new ScanOptions(
            section.GetValue("BatchSize", 500), section.GetValue("Concurrency", 100), section.GetValue("Tick", TimeSpan.FromSeconds(1)),
            section.GetValue("Enabled", true), new RetryPolicy(
                Waits(configuration, "Delivery:Retries:Unreachable", RetryPolicy.Default.Unreachable),
                Waits(configuration, "Delivery:Retries:Temporary", RetryPolicy.Default.Temporary)), section.GetValue("Spread", TimeSpan.FromMinutes(15)));
        return options switch
        {
            { BatchSize: < 1 or > 5000 } => throw new ConfigurationException("Scans:BatchSize must be between 1 and 5000."),
            { Concurrency: < 1 or > 1000 } => throw new ConfigurationException("Scans:Concurrency must be between 1 and 1000."),
            _ when options.Tick < TimeSpan.FromMilliseconds(100) || options.Tick > TimeSpan.FromMinutes(1)
                => throw new ConfigurationException("Scans:Tick must be between 00:00:00.1 and 00:01:00."),
            _ when options.Spread < TimeSpan.Zero || options.Spread > TimeSpan.FromHours(24)
                => throw new ConfigurationException("Scans:Spread must be between 00:00:00 and 24 hours."),
            _ => options,
        };
    }

    /// <summary>A list of time spans such as <c>["00:00:05", "00:00:15"]</c>; an empty entry list keeps the default.</summary>
    private static IReadOnlyList<Duration> Waits(IConfiguration configuration, string key, IReadOnlyList<Duration> usual)
    {
        var texts = configuration.GetSection(key).GetChildren().Select(child => child.Value ?? "").ToList();
        return texts.Count == 0 ? usual : [.. texts.Select(text =>
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var wait) && wait > TimeSpan.Zero && wait < TimeSpan.FromDays(7)
                ? Duration.FromTimeSpan(wait)
                : throw new ConfigurationException($"{key} has '{text}'; each wait must be a time such as 00:05:00, below 7 days."))];
    }
}
