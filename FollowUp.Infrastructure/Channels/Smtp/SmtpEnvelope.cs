using System.Globalization;
using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Says who writes to whom, up to the server's request for the body: in one write where PIPELINING (RFC 2920) is offered.</summary>
internal sealed class SmtpEnvelope(SmtpConnection connection, SmtpMail mail, SmtpTimeouts timeouts, SmtpDeadline deadline)
{
    /// <returns>Null when the server has asked for the body, else why not; the connection is then in step, or marked broken.</returns>
    public ValueTask<SendOutcome?> SendAsync() => connection.Capabilities.Pipelining ? InOneWriteAsync() : StepByStepAsync();

    private async ValueTask<SendOutcome?> InOneWriteAsync()
    {
        var token = deadline.Within(timeouts.Command);
        var reset = connection.NeedsReset;
        if (reset)
        {
            connection.AddCommand("RSET");
        }

        AddMail();
        AddRcpt();
        connection.AddCommand("DATA");
        await connection.WriteCommandsAsync(token);
        if (reset && await ReadResetAsync(token) is { } stuck)
        {
            return stuck;
        }

        var mailReply = await connection.ReadReplyAsync(token);
        if (connection.Broken)
        {
            return SmtpOutcomes.Refused(mailReply, SmtpStage.Mail);
        }

        var rcptReply = await connection.ReadReplyAsync(token);
        if (connection.Broken)
        {
            return SmtpOutcomes.Refused(rcptReply, SmtpStage.Rcpt);
        }

        var dataReply = await connection.ReadReplyAsync(token);
        var refused = !mailReply.IsSuccess ? SmtpOutcomes.Refused(mailReply, SmtpStage.Mail)
            : !rcptReply.IsSuccess ? SmtpOutcomes.Refused(rcptReply, SmtpStage.Rcpt)
            : null;
        if (refused is null)
        {
            return AfterData(dataReply);
        }

        connection.NeedsReset = dataReply.Code != 354;
        if (dataReply.Code == 354)
        {
            await EndEmptyDataAsync(rcptReply.IsSuccess, token);
        }

        return refused;
    }

    /// <summary>
    /// RFC 2920 §3.1: a server may ask for the body although it took no address; the answer is a lone dot.
    /// If it did take the address, the dot would send an empty mail: then the connection is given up.
    /// </summary>
    private async ValueTask EndEmptyDataAsync(bool addressTaken, CancellationToken token)
    {
        if (addressTaken)
        {
            connection.Broken = true;
            return;
        }

        try
        {
            connection.AddCommand(".");
            await connection.WriteCommandsAsync(token);
            await connection.ReadReplyAsync(token);
        }
        catch (Exception exception) when (exception is IOException or SmtpException or OperationCanceledException)
        {
            // The refusal stands, whatever became of the connection.
            connection.Broken = true;
        }
    }

    private async ValueTask<SendOutcome?> StepByStepAsync()
    {
        if (connection.NeedsReset)
        {
            connection.AddCommand("RSET");
            await connection.WriteCommandsAsync(deadline.Within(timeouts.Command));
            if (await ReadResetAsync(deadline.Within(timeouts.Command)) is { } stuck)
            {
                return stuck;
            }
        }

        AddMail();
        var reply = await StepAsync();
        if (!reply.IsSuccess)
        {
            return SmtpOutcomes.Refused(reply, SmtpStage.Mail);
        }

        connection.NeedsReset = true;
        AddRcpt();
        reply = await StepAsync();
        if (!reply.IsSuccess)
        {
            return SmtpOutcomes.Refused(reply, SmtpStage.Rcpt);
        }

        connection.AddCommand("DATA");
        return AfterData(await StepAsync());
    }

    private async ValueTask<SmtpReply> StepAsync()
    {
        var token = deadline.Within(timeouts.Command);
        await connection.WriteCommandsAsync(token);
        return await connection.ReadReplyAsync(token);
    }

    private SendOutcome? AfterData(SmtpReply reply)
    {
        connection.NeedsReset = reply.Code != 354;
        return reply.Code == 354 ? null : SmtpOutcomes.Refused(reply, SmtpStage.Data);
    }

    private async ValueTask<SendOutcome?> ReadResetAsync(CancellationToken token)
    {
        var reply = await connection.ReadReplyAsync(token);
        connection.NeedsReset = false;
        if (reply.IsSuccess)
        {
            return null;
        }

        connection.Broken = true;
        return SmtpOutcomes.Refused(reply, SmtpStage.Reset);
    }

    private void AddMail()
    {
        var commands = connection.Commands;
        commands.Add("MAIL FROM:<"u8);
        commands.Add(mail.From.Wire);
        commands.Add(">"u8);
        if (connection.Capabilities.MaxSize is not null)
        {
            commands.Add(" SIZE="u8);
            commands.Add(mail.Size.ToString(CultureInfo.InvariantCulture));
        }

        if (mail.IsEightBit && connection.Capabilities.EightBitMime)
        {
            commands.Add(" BODY=8BITMIME"u8);
        }

        if (mail.NeedsUtf8)
        {
            commands.Add(" SMTPUTF8"u8);
        }

        commands.Add("\r\n"u8);
    }

    private void AddRcpt()
    {
        connection.Commands.Add("RCPT TO:<"u8);
        connection.Commands.Add(mail.To.Wire);
        connection.Commands.Add(">\r\n"u8);
    }
}
