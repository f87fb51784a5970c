using NodaTime;

namespace FollowUp.Infrastructure.Channels.Smtp.Mime;

/// <summary>Who writes to whom, when, and under which name: checked before anything is written.</summary>
/// <param name="MessageId">With its angle brackets.</param>
internal sealed record MimeIdentity(SmtpAddress From, SmtpAddress To, SmtpAddress? ReplyTo, string MessageId, Instant Date);
