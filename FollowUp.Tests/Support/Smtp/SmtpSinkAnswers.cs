namespace FollowUp.Tests.Support.Smtp;

/// <summary>Gives the usual answers on one connection, or those of the script.</summary>
internal sealed class SmtpSinkAnswers(SmtpSink sink, SmtpSinkWire wire, int connection)
{
    /// <param name="take">Takes the mail although it is not confirmed.</param>
    /// <returns>Whether the answer was a positive one.</returns>
    /// <exception cref="EndOfSessionException">The script wanted the connection closed.</exception>
    public async ValueTask<bool> GiveAsync(
        SmtpSinkStage stage, string line, string usual, CancellationToken cancellationToken, Action? take = null)
    {
        var reply = usual;
        switch (sink.Ask(stage, line, connection))
        {
            case SmtpSinkAnswer.Say say:
                reply = say.Reply;
                break;
            case SmtpSinkAnswer.SayAndClose close:
                TakeIf(close.TakesMail, take);
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
}
