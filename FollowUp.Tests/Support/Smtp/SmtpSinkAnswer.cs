namespace FollowUp.Tests.Support.Smtp;

/// <summary>What a script makes the sink do instead of its usual answer.</summary>
internal abstract record SmtpSinkAnswer
{
    private SmtpSinkAnswer()
    {
    }

    /// <summary>Says this; several lines are parted by CRLF.</summary>
    public sealed record Say(string Reply) : SmtpSinkAnswer;

    /// <summary>Says this and closes the connection.</summary>
    /// <param name="TakesMail">The mail counts as taken, whatever was said.</param>
    public sealed record SayAndClose(string Reply, bool TakesMail = false) : SmtpSinkAnswer;

    /// <summary>Closes without a word.</summary>
    /// <param name="TakesMail">The mail counts as taken all the same, as with a server that crashes after storing it.</param>
    public sealed record Cut(bool TakesMail = false) : SmtpSinkAnswer;

    /// <summary>Says nothing until the other side gives up.</summary>
    /// <param name="TakesMail">The mail counts as taken all the same.</param>
    public sealed record Hang(bool TakesMail = false) : SmtpSinkAnswer;

    /// <summary>Waits before the usual answer.</summary>
    public sealed record Wait(TimeSpan Delay) : SmtpSinkAnswer;
}
