using System.Diagnostics;
using System.Globalization;
using FollowUp.Tests.Support.Smtp;

namespace FollowUp.Benchmarks.Send;

/// <summary>An SMTP sink in a process of its own, so that its memory and locks are not the product's.</summary>
internal sealed class SinkProcess : IDisposable
{
    public const string Verb = "sink";
    private readonly Process process;

    private SinkProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<SinkProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(SinkProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Verb);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sink did not start.");
        return new SinkProcess(process, int.Parse(line, CultureInfo.InvariantCulture));
    }

    /// <summary>How many mails it took, and to how many addresses more than one.</summary>
    public async Task<(long Mails, long Repeated)> CountAsync()
    {
        await process.StandardInput.WriteLineAsync("count");
        await process.StandardInput.FlushAsync();
        var parts = (await process.StandardOutput.ReadLineAsync())!.Split(' ');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>What the child process does: serves until its input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        await using var sink = new SmtpSink(new SmtpSinkOptions { Keep = SmtpSinkKeep.Addresses });
        Console.WriteLine(sink.Port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is not null)
        {
            var repeated = sink.CountByAddress.Values.Count(count => count > 1);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sink.Count} {repeated}"));
        }

        return 0;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit(5000);
        process.Dispose();
    }
}
