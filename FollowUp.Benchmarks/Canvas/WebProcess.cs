using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FollowUp.Tests.Support;

namespace FollowUp.Benchmarks.Canvas;

/// <summary>The product in a process of its own, as it was built beside this program.</summary>
internal sealed class WebProcess : IDisposable
{
    public const string Email = "owner@example.com";
    public const string Password = "quiet harbour lamp";
    public const string ApiKey = "bench-key-0123456789-0123456789-0123456789";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Scratch files;

    private WebProcess(Process process, Scratch files, string address) => (this.process, this.files, Address) = (process, files, address);

    /// <summary>Without a slash at its end.</summary>
    public string Address { get; }

    /// <exception cref="InvalidOperationException">It is not built, or does not answer.</exception>
    public static async Task<WebProcess> StartAsync(BenchmarkDatabase data)
    {
        var program = Path.Combine(AppContext.BaseDirectory.Replace("FollowUp.Benchmarks", "FollowUp.Web", StringComparison.Ordinal), "FollowUp.Web.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is not built.");
        }

        var (files, address) = (new Scratch(), $"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "exec", program, "--urls", address } };
        foreach (var (name, value) in new[]
        {
            // In Development static files are served from where they were built.
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Database__Provider", data.Provider), ("ConnectionStrings__FollowUp", data.ConnectionString), ("Storage__Path", files.Folder), ("App__BaseUrl", address),
            ("Bootstrap__OrganizationName", "Benchmark"), ("Bootstrap__AdminEmail", Email), ("Bootstrap__AdminPassword", Password), ("Bootstrap__ApiKey", ApiKey), ("Bootstrap__Demo", "false"),
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var web = new WebProcess(process, files, address);
        await web.ReadyAsync();
        return web;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        files.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var client = new HttpClient();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(250))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"{Address}/health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The product does not answer after {Patience.TotalSeconds} s."));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
