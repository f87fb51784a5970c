using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace FollowUp.Tests.Support.Smtp;

/// <summary>One connection to a sink.</summary>
internal sealed class SmtpSinkSession(SmtpSink sink, Socket socket, int number) : IDisposable
{
    private readonly SmtpSinkWire wire = new(socket);
    private readonly List<string> to = [];
    private string? mailCommand;
    private string? user;
    private bool tls;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        socket.NoDelay = true;
        try
        {
            if (sink.Options.ImplicitTls)
            {
                await wire.ProtectAsync(cancellationToken);
                tls = true;
            }

            await AnswerAsync(SmtpSinkStage.Greeting, "", "220 sink.example ESMTP", cancellationToken);
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
                await AnswerAsync(SmtpSinkStage.Ehlo, line, sink.Options.Ehlo ? Offer() : "502 5.5.1 EHLO is not known here", cancellationToken);
                break;
            case "HELO":
                await AnswerAsync(SmtpSinkStage.Helo, line, "250 sink.example", cancellationToken);
                break;
            case "STARTTLS" when sink.Options.StartTls && !tls:
                if (await AnswerAsync(SmtpSinkStage.StartTls, line, "220 2.0.0 go ahead", cancellationToken))
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
                await AnswerAsync(SmtpSinkStage.Reset, line, "250 2.0.0 reset", cancellationToken);
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
        await AnswerAsync(SmtpSinkStage.Auth, line, good ? "235 2.7.0 welcome" : "535 5.7.8 user or password is wrong", cancellationToken);
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
        if (await AnswerAsync(SmtpSinkStage.Mail, line, refusal ?? "250 2.1.0 sender ok", cancellationToken))
        {
            mailCommand = line;
        }
    }

    private async ValueTask RcptAsync(string line, CancellationToken cancellationToken)
    {
        var reply = mailCommand is null ? "503 5.5.1 MAIL first" : "250 2.1.5 address ok";
        if (await AnswerAsync(SmtpSinkStage.Rcpt, line, reply, cancellationToken))
        {
            to.Add(Path(line));
        }
    }

    private async ValueTask DataAsync(string line, CancellationToken cancellationToken)
    {
        var ready = to.Count > 0 || sink.Options.AsksForBodyRegardless;
        if (!await AnswerAsync(SmtpSinkStage.Data, line, ready ? "354 end with a dot" : "554 5.5.1 no valid address", cancellationToken))
        {
            return;
        }

        await AnswerAsync(SmtpSinkStage.BodyBegins, "", "", cancellationToken);
        var body = await wire.ReadBodyAsync(cancellationToken) ?? throw new EndOfSessionException();
        if (to.Count == 0)
        {
            EndTransaction();
            wire.Add("554 5.5.1 no valid address");
            return;
        }

        if (await AnswerAsync(SmtpSinkStage.Body, "", "250 2.0.0 taken", cancellationToken, () => Take(body)))
        {
            Take(body);
        }

        EndTransaction();
    }

    private void Take(ReadOnlyMemory<byte> body) => sink.Take(new SmtpSinkMail(
        Path(mailCommand!), [.. to], sink.Options.Keep == SmtpSinkKeep.Mails ? Unstuff(body.Span) : default, mailCommand!, tls, user, number));

    private void EndTransaction()
    {
        mailCommand = null;
        to.Clear();
    }

    /// <summary>Gives the answer of the script, or else the usual one.</summary>
    /// <returns>Whether it was a positive one.</returns>
    private async ValueTask<bool> AnswerAsync(
        SmtpSinkStage stage, string line, string usual, CancellationToken cancellationToken, Action? take = null)
    {
        var reply = usual;
        switch (sink.Ask(stage, line, number))
        {
            case SmtpSinkAnswer.Say say:
                reply = say.Reply;
                break;
            case SmtpSinkAnswer.SayAndClose close:
                wire.Add(close.Reply);
                await wire.FlushAsync(cancellationToken);
                throw new EndOfSessionException();
            case SmtpSinkAnswer.Wait wait:
                await wire.FlushAsync(cancellationToken);
                await Task.Delay(wait.Delay, cancellationToken);
                break;
            case SmtpSinkAnswer.Cut cut:
                TakeIf(cut.TakesMail, take);
                await wire.FlushAsync(cancellationToken);
                wire.Reset();
                throw new EndOfSessionException();
            case SmtpSinkAnswer.Hang hang:
                TakeIf(hang.TakesMail, take);
                await wire.FlushAsync(cancellationToken);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
        }

        if (reply.Length > 0)
        {
            wire.Add(reply);
        }

        return reply.Length == 0 || reply[0] is '2' or '3';
    }

    private static void TakeIf(bool takes, Action? take)
    {
        if (takes)
        {
            take?.Invoke();
        }
    }

    private static string Path(string command)
    {
        var from = command.IndexOf('<', StringComparison.Ordinal) + 1;
        return command[from..command.LastIndexOf('>')];
    }

    private static byte[] Unstuff(ReadOnlySpan<byte> body)
    {
        var plain = new MemoryStream(body.Length);
        while (body.Length > 0)
        {
            var end = body.IndexOf("\r\n"u8);
            var line = end < 0 ? body : body[..(end + 2)];
            plain.Write(line[0] == '.' ? line[1..] : line);
            body = body[line.Length..];
        }

        return plain.ToArray();
    }

    private sealed class EndOfSessionException : Exception;
}
