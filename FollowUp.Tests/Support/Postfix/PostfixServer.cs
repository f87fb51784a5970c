using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FollowUp.Tests.Support.Postfix;

/// <summary>
/// A Postfix of the tests' own: configuration, queue and mailbox in a temporary folder, a port of its own, and every address
/// of every domain delivered to one mailbox. A shell holds the other end of a pipe: when this process ends, however it ends,
/// the server is stopped and its folder removed.
/// </summary>
public sealed class PostfixServer : IDisposable
{
    private const string Binary = "/usr/sbin/postfix";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process? shell;
    private readonly string folder = "";

    public PostfixServer()
    {
        if (Missing is not null)
        {
            return;
        }

        Port = FreePort();
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        foreach (var argument in new[] { "-c", PostfixScript.Text, "sh", Port.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        shell = Process.Start(start)!;
        folder = shell.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Postfix could not be started.");
    }

    /// <summary>Why no Postfix can be started here; null when one can.</summary>
    public static string? Missing { get; } =
        !File.Exists(Binary) ? "Postfix is not installed; it is Debian's package postfix."
        : Environment.UserName != "root" ? "Postfix can be started by root alone."
        : null;

    public int Port { get; }

    /// <summary>Waits until it answers.</summary>
    public async Task ReadyAsync()
    {
        await UntilAsync(async () =>
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                return (await reader.ReadLineAsync())?.StartsWith("220", StringComparison.Ordinal) == true;
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                return false;
            }
        });
    }

    /// <summary>The mail with this Message-ID as it lies in the mailbox, with the line ends of the wire.</summary>
    public async Task<byte[]> MailAsync(string messageId)
    {
        byte[]? found = null;
        await UntilAsync(async () =>
        {
            var box = Path.Combine(folder, "mail", "inbox", "new");
            foreach (var file in Directory.Exists(box) ? Directory.GetFiles(box) : [])
            {
                // One character per byte, so that nothing is lost.
                var mail = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
                if (mail.Contains($"\nMessage-ID: {messageId}\n", StringComparison.OrdinalIgnoreCase))
                {
                    found = Encoding.Latin1.GetBytes(mail.Replace("\n", "\r\n", StringComparison.Ordinal));
                }
            }

            return found is not null;
        });
        return found!;
    }

    public void Dispose()
    {
        shell?.StandardInput.Close();
        shell?.WaitForExit();
        shell?.Dispose();
    }

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        var waited = Stopwatch.StartNew();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            if (waited.Elapsed > Patience)
            {
                var log = Path.Combine(folder, "data", "log");
                throw new TimeoutException($"Postfix did not get that far. {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "It wrote no log.")}");
            }

            await again.WaitForNextTickAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
