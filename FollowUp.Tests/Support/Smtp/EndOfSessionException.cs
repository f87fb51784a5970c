namespace FollowUp.Tests.Support.Smtp;

/// <summary>The connection to a sink is over.</summary>
internal sealed class EndOfSessionException : Exception;
