namespace FollowUp.Tests.Support.Smtp;

/// <summary>How much of each mail a sink remembers.</summary>
internal enum SmtpSinkKeep
{
    /// <summary>The count alone.</summary>
    Count,

    /// <summary>How many mails each address got.</summary>
    Addresses,

    /// <summary>Everything, byte for byte.</summary>
    Mails,
}
