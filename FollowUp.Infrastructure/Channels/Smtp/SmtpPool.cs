using System.Net.Sockets;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>The connections of one account: never more in use at once than its settings allow, the last used first.</summary>
internal sealed class SmtpPool(SmtpSettings settings, SmtpTimeouts timeouts) : IAsyncDisposable
{
    private readonly SemaphoreSlim slots = new(settings.Connections);
    private readonly Lock gate = new();
    private readonly List<SmtpConnection> idle = [];
    private bool closed;

    /// <summary>Hands one mail over. Never throws for what server and network do.</summary>
    public async ValueTask<SendOutcome> SendAsync(SmtpMail mail, SmtpDeadline deadline)
    {
        try
        {
            await slots.WaitAsync(deadline.Rest());
        }
        catch (OperationCanceledException exception)
        {
            return deadline.CancelledByCaller
                ? SmtpOutcomes.Failed(exception, bodyEnded: false, deadline)
                : SmtpOutcomes.Deferred("timeout", $"All {settings.Connections} connections of the account stayed busy.");
        }

        try
        {
            var kept = await TakeAsync();
            if (kept is not null)
            {
                var (outcome, stale) = await RunAsync(kept, mail, deadline);
                if (!stale)
                {
                    return outcome;
                }
            }

            try
            {
                var fresh = await SmtpHandshake.OpenAsync(settings, timeouts, deadline);
                return (await RunAsync(fresh, mail, deadline)).Outcome;
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                return SmtpOutcomes.Failed(exception, bodyEnded: false, deadline);
            }
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Closes connections that were not used for a while.</summary>
    /// <returns>True when none are left.</returns>
    public async ValueTask<bool> CloseIdleAsync()
    {
        List<SmtpConnection> old;
        bool empty;
        lock (gate)
        {
            old = idle.FindAll(connection => connection.IsIdleFor(timeouts.Idle));
            idle.RemoveAll(old.Contains);
            empty = idle.Count == 0 && slots.CurrentCount == settings.Connections;
        }

        foreach (var connection in old)
        {
            await connection.DisposeAsync();
        }

        return empty;
    }

    /// <summary>Closes what is idle now; what is in use is closed when it comes back.</summary>
    public async ValueTask DisposeAsync()
    {
        List<SmtpConnection> all;
        lock (gate)
        {
            closed = true;
            all = [.. idle];
            idle.Clear();
        }

        foreach (var connection in all)
        {
            await connection.DisposeAsync();
        }
    }

    private static bool IsFailure(Exception exception) =>
        exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException or SmtpException
            or ArgumentException; // a host name that resolver or TLS do not take

    /// <summary>
    /// Stale: a kept connection that the server had closed meanwhile, or closes at the envelope. Nothing of the mail has left
    /// by then, so a fresh connection may try once.
    /// </summary>
    private async ValueTask<(SendOutcome Outcome, bool Stale)> RunAsync(SmtpConnection connection, SmtpMail mail, SmtpDeadline deadline)
    {
        var kept = connection.Uses > 0;
        var transaction = new SmtpTransaction(connection, mail, timeouts, deadline);
        try
        {
            var outcome = await transaction.RunAsync();
            return (outcome, kept && connection.Broken && !transaction.BodyEnded && outcome is SendOutcome.Deferred);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            connection.Broken = true;
            var stale = kept && !transaction.EnvelopeTaken && exception is not OperationCanceledException;
            return (SmtpOutcomes.Failed(exception, transaction.BodyEnded, deadline), stale);
        }
        finally
        {
            await ReturnAsync(connection);
        }
    }

    private async ValueTask<SmtpConnection?> TakeAsync()
    {
        while (true)
        {
            SmtpConnection connection;
            lock (gate)
            {
                if (idle.Count == 0)
                {
                    return null;
                }

                connection = idle[^1];
                idle.RemoveAt(idle.Count - 1);
            }

            if (!connection.IsIdleFor(timeouts.Idle))
            {
                return connection;
            }

            await connection.DisposeAsync();
        }
    }

    private async ValueTask ReturnAsync(SmtpConnection connection)
    {
        if (!connection.Broken && !connection.HasUnreadReplies && connection.Uses < settings.MailsPerConnection)
        {
            lock (gate)
            {
                if (!closed)
                {
                    idle.Add(connection);
                    return;
                }
            }
        }

        await connection.DisposeAsync();
    }
}
