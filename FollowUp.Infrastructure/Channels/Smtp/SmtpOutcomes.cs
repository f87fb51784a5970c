using FollowUp.Core.Delivery.Channels;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>What replies and failures mean for the message.</summary>
internal static class SmtpOutcomes
{
    /// <summary>A reply that is not the one hoped for.</summary>
    public static SendOutcome Refused(SmtpReply reply, SmtpStage stage)
    {
        if (reply.Code < 400)
        {
            return stage == SmtpStage.Body
                ? new SendOutcome.Uncertain($"The server answered the mail with {reply.Code}, which says neither yes nor no.")
                : Deferred("protocol", $"The server answered {reply.Code} out of turn.");
        }

        // 530, 534, 535, 538 (RFC 4954 §6): sign-in or encryption is wanted. That is about the account, not about this message.
        var aboutAccount = reply.Code is 530 or 534 or 535 or 538;
        return reply.IsTemporary || aboutAccount || stage == SmtpStage.Reset
            ? Deferred(reply.CodeText, reply.Words)
            : new SendOutcome.Rejected(reply.CodeText, reply.Words, stage == SmtpStage.Rcpt && IsInvalidAddress(reply));
    }

    /// <summary>A failure on the way.</summary>
    /// <param name="bodyEnded">The final dot has been sent whole.</param>
    public static SendOutcome Failed(Exception exception, bool bodyEnded, SmtpDeadline deadline)
    {
        var (code, reason) = exception switch
        {
            OperationCanceledException when deadline.CancelledByCaller => ("cancelled", "The hand-over was cancelled."),
            OperationCanceledException => ("timeout", "The server did not answer in time."),
            SmtpException own => (own.Code, ProviderWords.OneLine(own.Message)),
            EndOfStreamException => ("connection", exception.Message),
            _ => ("connection", ProviderWords.OneLine($"The connection was lost: {exception.Message}")),
        };
        return bodyEnded
            ? new SendOutcome.Uncertain(ProviderWords.OneLine($"The mail was sent whole, but the server did not confirm it. {reason}"))
            : Deferred(code, reason);
    }

    /// <summary>Not taken now. Says by its code what stands in the way: sign-in and settings do not mend themselves.</summary>
    public static SendOutcome.Deferred Deferred(string code, string reason) => new(code, reason, Kind: code switch
    {
        "connection" or "dns" or "timeout" or "cancelled" => DeferralKind.Unreachable,
        "auth" or "settings" => DeferralKind.Account,
        _ when code.StartsWith("421", StringComparison.Ordinal) => DeferralKind.Unreachable,

        // RFC 4954 §6.
        _ when code.Length >= 3 && code[..3] is "530" or "534" or "535" or "538" => DeferralKind.Account,
        _ => DeferralKind.Temporary,
    });

    /// <summary>
    /// RFC 3463: 5.1.x is about the address (but 5.1.7 and 5.1.8, which are about the sender's), 5.2.1 is a closed mailbox.
    /// An enhanced code goes before the basic one: block lists answer 550 5.7.1, which says nothing about the address.
    /// </summary>
    private static bool IsInvalidAddress(SmtpReply reply)
    {
        var enhanced = reply.Enhanced;
        return enhanced.Length == 0
            ? reply.Code is 550 or 551 or 553
            : enhanced is "5.2.1" || (enhanced.StartsWith("5.1.", StringComparison.Ordinal) && enhanced is not ("5.1.7" or "5.1.8"));
    }
}
