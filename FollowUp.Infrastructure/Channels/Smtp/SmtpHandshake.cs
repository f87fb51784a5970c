using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Opens a connection up to the point where mail can be sent: TCP, greeting, EHLO, TLS, sign-in.</summary>
internal static class SmtpHandshake
{
    /// <exception cref="SmtpException">The server cannot be reached, is not trusted, or said no.</exception>
    /// <exception cref="IOException">The connection was lost.</exception>
    /// <exception cref="OperationCanceledException">Time is up, or the caller gave up.</exception>
    public static async ValueTask<SmtpConnection> OpenAsync(SmtpSettings settings, SmtpTimeouts timeouts, SmtpDeadline deadline)
    {
        var connection = new SmtpConnection(await ConnectAsync(settings, deadline.Within(timeouts.Connect)));
        try
        {
            var token = deadline.Within(timeouts.Command);
            if (settings.Security == SmtpSecurity.Tls)
            {
                await ProtectAsync(connection, settings, token);
            }

            var greeting = await connection.ReadReplyAsync(token);
            Require(greeting, greeting.Code == 220);
            await GreetAsync(connection, settings, deadline.Within(timeouts.Command));
            if (settings.Security == SmtpSecurity.StartTls)
            {
                await StartTlsAsync(connection, settings, deadline.Within(timeouts.Command));
                await GreetAsync(connection, settings, deadline.Within(timeouts.Command));
            }

            if (settings.User is not null)
            {
                await SmtpAuthentication.SignInAsync(connection, settings.User, settings.Password ?? "", deadline.Within(timeouts.Command));
            }

            return connection;
        }
        catch
        {
            connection.Broken = true;
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async ValueTask<Socket> ConnectAsync(SmtpSettings settings, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, cancellationToken);
            return socket;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            var code = exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery
                ? "dns"
                : "connection";
            throw new SmtpException(code, $"No connection to {settings.Host}:{settings.Port}: {exception.Message}", exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask GreetAsync(SmtpConnection connection, SmtpSettings settings, CancellationToken cancellationToken)
    {
        var name = settings.Ehlo ?? OwnName(connection.LocalEndPoint);
        var reply = await connection.AskAsync($"EHLO {name}", cancellationToken);
        if (reply.IsSuccess)
        {
            connection.Capabilities = SmtpCapabilities.Parse(reply.Text);
            return;
        }

        // RFC 5321 §3.2: a server that does not know EHLO may still know HELO.
        if (reply.Code is 500 or 501 or 502 or 504 or 550)
        {
            reply = await connection.AskAsync($"HELO {name}", cancellationToken);
        }

        Require(reply, reply.IsSuccess);
        connection.Capabilities = SmtpCapabilities.None;
    }

    /// <summary>RFC 5321 §4.1.3: a machine without a full name greets with its address.</summary>
    private static string OwnName(IPEndPoint? local)
    {
        var name = Dns.GetHostName();
        if (name.Contains('.', StringComparison.Ordinal) && Ascii.IsValid(name))
        {
            return name;
        }

        var address = local?.Address ?? IPAddress.Loopback;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"[IPv6:{new IPAddress(address.GetAddressBytes())}]"
            : $"[{address}]";
    }

    private static async ValueTask StartTlsAsync(SmtpConnection connection, SmtpSettings settings, CancellationToken cancellationToken)
    {
        if (!connection.Capabilities.StartTls)
        {
            throw new SmtpException("tls", "The server does not offer STARTTLS, and the account does not allow an unprotected connection.");
        }

        var reply = await connection.AskAsync("STARTTLS", cancellationToken);
        Require(reply, reply.Code == 220);
        // Anything that came along with the reply was not protected: somebody may have put it there (CVE-2011-0411).
        if (connection.HasUnreadReplies)
        {
            throw new SmtpException("tls", "The server sent unprotected data after its answer to STARTTLS.");
        }

        await ProtectAsync(connection, settings, cancellationToken);
    }

    private static async ValueTask ProtectAsync(SmtpConnection connection, SmtpSettings settings, CancellationToken cancellationToken)
    {
        var tls = new SslStream(connection.Stream, leaveInnerStreamOpen: false);
        connection.Stream = tls;
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = settings.Host,
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    // Only on request of the account's owner, for a relay with a certificate of its own making.
                    RemoteCertificateValidationCallback = settings.AcceptInvalidCertificate ? static (_, certificate, _, _) => certificate is not null : null,
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            throw new SmtpException("tls", $"No protected connection to {settings.Host}: {exception.Message}", exception);
        }
    }

    private static void Require(SmtpReply reply, bool good)
    {
        if (!good)
        {
            throw reply.Code < 400 ? new SmtpException("protocol", $"The server answered {reply.Code} out of turn.") : SmtpException.Refused(reply);
        }
    }
}
