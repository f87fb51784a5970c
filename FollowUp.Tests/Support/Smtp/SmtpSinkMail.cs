namespace FollowUp.Tests.Support.Smtp;

/// <summary>A mail a sink took.</summary>
/// <param name="Raw">The mail without dot stuffing and final dot.</param>
/// <param name="MailCommand">The whole MAIL command, with its parameters.</param>
/// <param name="SignedInAs">User of AUTH, if any.</param>
/// <param name="Connection">Number of the connection it came on, from 1.</param>
internal sealed record SmtpSinkMail(
    string From, IReadOnlyList<string> To, ReadOnlyMemory<byte> Raw, string MailCommand, bool Tls, string? SignedInAs, int Connection);
