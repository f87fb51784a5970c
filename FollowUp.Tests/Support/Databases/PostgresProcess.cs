using System.Diagnostics;

namespace FollowUp.Tests.Support.Databases;

/// <summary>
/// Makes and starts a PostgreSQL cluster in a temporary folder. PostgreSQL refuses to run as root, so root starts it as
/// user postgres. A small shell holds the other end of a pipe: when this process ends, however it ends, the pipe
/// breaks, the server is stopped and its folder removed.
/// </summary>
internal static class PostgresProcess
{
    public const string Superuser = "postgres";

    private const string Script = """
        set -eu
        trap '' INT
        bin=$1
        folder=$(mktemp -d)
        echo "$folder"
        if "$bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder/log" 2>&1; then
          "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=on -c max_connections=400 \
            -c shared_buffers=64MB >>"$folder/log" 2>&1 </dev/null &
          server=$!
        fi
        cat >/dev/null
        kill -QUIT ${server:-} 2>/dev/null || true
        wait || true
        rm -rf "$folder"
        """;

    // Held open as long as this process lives; the server ends with it.
    private static Process? shell;

    /// <summary>The folder with the server's socket and its <c>log</c>; the server may not answer yet.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    public static string Start()
    {
        var bin = FindBinaries();
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        if (Environment.UserName == "root")
        {
            start.FileName = "setpriv";
            foreach (var argument in new[] { "--reuid=postgres", "--regid=postgres", "--clear-groups", "/bin/sh" })
            {
                start.ArgumentList.Add(argument);
            }
        }

        foreach (var argument in new[] { "-c", Script, "sh", bin })
        {
            start.ArgumentList.Add(argument);
        }

        shell = Process.Start(start)!;
        return shell.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"PostgreSQL could not be started with {start.FileName}.");
    }

    private static string FindBinaries()
    {
        const string debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(debian) ? Directory.EnumerateDirectories(debian).Select(version => Path.Combine(version, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.OrderDescending(StringComparer.Ordinal).Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
            ?? throw new InvalidOperationException(
                "PostgreSQL is not installed. Run ./test.sh as root, install the package postgresql, "
                + "or set FOLLOWUP_TEST_POSTGRES to a connection string of a server that may be written to.");
    }
}
