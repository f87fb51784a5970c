namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>The command a reply belongs to.</summary>
internal enum SmtpStage
{
    Reset,
    Mail,
    Rcpt,
    Data,
    Body,
}
