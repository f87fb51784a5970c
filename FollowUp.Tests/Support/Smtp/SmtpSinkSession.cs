using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace FollowUp.Tests.Support.Smtp;

/// <summary>One connection to a sink.</summary>
internal sealed class SmtpSinkSession : IDisposable
{
    private readonly SmtpSink sink;
    private readonly int number;
    private readonly SmtpSinkWire wire;
    private readonly SmtpSinkAnswers answers;
    private readonly List<string> to = [];
    private string? mailCommand;
    private string? user;
    private bool tls;

    public SmtpSinkSession(SmtpSink sink, Socket socket, int number)
    {
        socket.NoDelay = true;
        this.sink = sink;
        this.number = number;
        wire = new SmtpSinkWire(socket);
        answers = new SmtpSinkAnswers(sink, wire, number);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (sink.Options.ImplicitTls)
            {
                await wire.ProtectAsync(cancellationToken);
                tls = true;
            }

            await answers.GiveAsync(SmtpSinkStage.Greeting, "", "220 sink.example ESMTP", cancellationToken);
            while (await wire.ReadLineAsync(cancellationToken) is { } line && await HandleAsync(line, cancellationToken))
            {
            }

            await wire.FlushAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException
            or AuthenticationException or ObjectDisposedException or EndOfSessionException)
        {
            // The other side has gone, or the script wanted the end.
        }
    }

    public void Dispose() => wire.Dispose();

    private async ValueTask<bool> HandleAsync(string line, CancellationToken cancellationToken)
    {
        if (!sink.Options.Pipelining && wire.HasUnread)
        {
            sink.Report($"More was sent along with {line} although PIPELINING is not offered.");
        }

        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                await answers.GiveAsync(SmtpSinkStage.Ehlo, line, sink.Options.Ehlo ? Offer() : "502 5.5.1 EHLO is not known here", cancellationToken);
                break;
            case "HELO":
                await answers.GiveAsync(SmtpSinkStage.Helo, line, "250 sink.example", cancellationToken);
                break;
            case "STARTTLS" when sink.Options.StartTls && !tls:
                if (await answers.GiveAsync(SmtpSinkStage.StartTls, line, "220 2.0.0 go ahead", cancellationToken))
                {
                    await wire.ProtectAsync(cancellationToken);
                    tls = true;
                }

                break;
            case "AUTH" when sink.Options.Auth is not null:
                await SignInAsync(line, cancellationToken);
                break;
            case "MAIL":
                await MailAsync(line, cancellationToken);
                break;
            case "RCPT":
                await RcptAsync(line, cancellationToken);
                break;
            case "DATA":
                await DataAsync(line, cancellationToken);
                break;
            case "RSET":
                EndTransaction();
                await answers.GiveAsync(SmtpSinkStage.Reset, line, "250 2.0.0 reset", cancellationToken);
                break;
            case "NOOP":
                wire.Add("250 2.0.0 nothing done");
                break;
            case "QUIT":
                wire.Add("221 2.0.0 bye");
                return false;
            default:
                sink.Report($"Unknown command: {line}");
                wire.Add("500 5.5.2 what?");
                break;
        }

        return true;
    }

    private string Offer()
    {
        var options = sink.Options;
        List<string> lines = ["sink.example"];
        lines.AddRange(options.Pipelining ? ["PIPELINING"] : []);
        lines.AddRange(options.EightBitMime ? ["8BITMIME"] : []);
        lines.AddRange(options.SmtpUtf8 ? ["SMTPUTF8"] : []);
        lines.AddRange(options.MaxSize is { } size ? [$"SIZE {size}"] : []);
        lines.AddRange(options.StartTls && !tls ? ["STARTTLS"] : []);
        lines.AddRange(options.Auth is { } auth ? [$"AUTH {auth}"] : []);
        lines.Add("ENHANCEDSTATUSCODES");
        return string.Join("\r\n", lines.Select((line, i) => $"250{(i == lines.Count - 1 ? ' ' : '-')}{line}"));
    }

    private async ValueTask SignInAsync(string line, CancellationToken cancellationToken)
    {
        var words = line.Split(' ');
        string[] given;
        if (words[1].Equals("LOGIN", StringComparison.OrdinalIgnoreCase))
        {
            given = [await AskAsync("VXNlcm5hbWU6", cancellationToken), await AskAsync("UGFzc3dvcmQ6", cancellationToken)];
        }
        else
        {
            given = (words.Length > 2 ? Decode(words[2]) : await AskAsync("", cancellationToken)).Split('\0')[1..];
        }

        var good = given is [var name, var password] && name == sink.Options.User && password == sink.Options.Password;
        user = good ? given[0] : null;
        await answers.GiveAsync(SmtpSinkStage.Auth, line, good ? "235 2.7.0 welcome" : "535 5.7.8 user or password is wrong", cancellationToken);
    }

    private async ValueTask<string> AskAsync(string prompt, CancellationToken cancellationToken)
    {
        wire.Add($"334 {prompt}");
        return Decode(await wire.ReadLineAsync(cancellationToken) ?? throw new EndOfSessionException());
    }

    private static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

    private async ValueTask MailAsync(string line, CancellationToken cancellationToken)
    {
        var refusal = mailCommand is not null ? "503 5.5.1 one mail at a time"
            : sink.Options.Auth is not null && user is null ? "530 5.7.0 sign in first"
            : sink.Options.StartTls && !tls ? "530 5.7.0 STARTTLS first"
            : null;
        if (await answers.GiveAsync(SmtpSinkStage.Mail, line, refusal ?? "250 2.1.0 sender ok", cancellationToken))
        {
            mailCommand = line;
        }
    }

    private async ValueTask RcptAsync(string line, CancellationToken cancellationToken)
    {
        var reply = mailCommand is null ? "503 5.5.1 MAIL first" : "250 2.1.5 address ok";
        if (await answers.GiveAsync(SmtpSinkStage.Rcpt, line, reply, cancellationToken))
        {
            to.Add(Path(line));
        }
    }

    private async ValueTask DataAsync(string line, CancellationToken cancellationToken)
    {
        var ready = to.Count > 0 || sink.Options.AsksForBodyRegardless;
        if (!await answers.GiveAsync(SmtpSinkStage.Data, line, ready ? "354 end with a dot" : "554 5.5.1 no valid address", cancellationToken))
        {
            return;
        }

        await answers.GiveAsync(SmtpSinkStage.BodyBegins, "", "", cancellationToken);
        var body = await wire.ReadBodyAsync(cancellationToken) ?? throw new EndOfSessionException();
        if (to.Count == 0)
        {
            EndTransaction();
            wire.Add("554 5.5.1 no valid address");
            return;
        }

        if (await answers.GiveAsync(SmtpSinkStage.Body, "", "250 2.0.0 taken", cancellationToken, () => Take(body)))
        {
            Take(body);
        }

        EndTransaction();
    }

    private void Take(ReadOnlyMemory<byte> body) => sink.Take(new SmtpSinkMail(
        Path(mailCommand ?? ""), [.. to], sink.Options.Keep == SmtpSinkKeep.Mails ? SmtpSinkWire.Unstuff(body.Span) : default, mailCommand ?? "", tls, user, number));

    private void EndTransaction()
    {
        mailCommand = null;
        to.Clear();
    }

    private static string Path(string command)
    {
        var from = command.IndexOf('<', StringComparison.Ordinal) + 1;
        var end = command.LastIndexOf('>');
        return end < from ? "" : command[from..end];
    }
}
