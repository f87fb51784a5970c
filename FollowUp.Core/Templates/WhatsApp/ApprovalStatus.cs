namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>What WhatsApp says of a template. Stored as its number: never renumber.</summary>
public enum ApprovalStatus
{
    Approved = 1,

    /// <summary>WhatsApp is looking at it, for the first time or again.</summary>
    Pending = 2,

    /// <summary>Readers did not like it; WhatsApp lets it go out again by itself after hours.</summary>
    Paused = 3,

    Rejected = 4,

    /// <summary>Paused too often, or taken back: it never goes out again.</summary>
    Disabled = 5,

    /// <summary>The provider does not list it any more.</summary>
    Gone = 6,
}
