namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>The address a mail is for is not an e-mail address.</summary>
internal sealed class InvalidToException(string message, Exception inner) : Exception(message, inner);
