using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace FollowUp.Tests.Support.Chaos;

/// <summary>A process of its own that runs the product's scans until it is killed.</summary>
internal sealed class ChaosNode : IDisposable
{
    /// <summary>First argument that makes a program be this process.</summary>
    public const string Verb = "chaos-node";

    private const string Ready = "ready";
    private const string ProviderVariable = "CHAOS_PROVIDER";
    private const string ConnectionVariable = "CHAOS_CONNECTION";
    private const int MostComplaints = 20;

    private readonly Process process;
    private readonly ConcurrentQueue<string> complaints = new();

    private ChaosNode(Process process) => this.process = process;

    /// <summary>Errors it logged.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static ChaosNode Start(ChaosPlan plan)
    {
        var own = Environment.ProcessPath!;
        var start = new ProcessStartInfo(Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "exec", typeof(ChaosNode).Assembly.Location, Verb },
            Environment =
            {
                [ProviderVariable] = plan.Provider,
                [ConnectionVariable] = plan.Provider == "postgres" ? $"{plan.ConnectionString};Application Name={ChaosHost.ApplicationName}" : plan.ConnectionString,
            },
        };
        var node = new ChaosNode(Process.Start(start)!);
        node.process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text && node.complaints.Count < MostComplaints)
            {
                node.complaints.Enqueue(text);
            }
        };
        node.process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Waits until its scans run.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; says its last words.</exception>
    public async Task ReadyAsync()
    {
        if (await process.StandardOutput.ReadLineAsync() != Ready)
        {
            await process.WaitForExitAsync();
            throw new InvalidOperationException($"The process did not start. {string.Join(' ', complaints)}");
        }
    }

    /// <summary>As <c>kill -9</c>: it learns nothing of it.</summary>
    /// <returns>False when it had ended by itself.</returns>
    public async Task<bool> KillAsync()
    {
        var alive = !process.HasExited;
        if (alive)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        return alive;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    /// <summary>What the process does: it works until its input ends, also when the one who started it is gone.</summary>
    public static async Task<int> ServeAsync()
    {
        using var host = ChaosHost.Build(Environment.GetEnvironmentVariable(ProviderVariable)!, Environment.GetEnvironmentVariable(ConnectionVariable)!, works: true);
        await host.StartAsync();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await host.StopAsync();
        return 0;
    }
}
