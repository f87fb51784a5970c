namespace FollowUp.Tests.Support.Smtp;

/// <summary>Where a session stands when the script is asked.</summary>
/// <param name="Line">The command, if one was given.</param>
/// <param name="Number">How many times the sink has come to this stage, from 1.</param>
/// <param name="Connection">Number of the connection, from 1.</param>
internal sealed record SmtpSinkStep(SmtpSinkStage Stage, string Line, int Number, int Connection);
