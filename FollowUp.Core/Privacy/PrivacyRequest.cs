using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Privacy;

/// <summary>What a person asked for under a privacy law, and what came of it. Outlives the person's data: it names them by id alone.</summary>
public sealed class PrivacyRequest : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public PrivacyRequestKind Kind { get; init; }

    public PrivacyLaw Law { get; init; }

    public PrivacyRequestStatus Status { get; set; }

    /// <summary>Null while it is not known who it is about, or when nobody is kept.</summary>
    public Guid? ContactId { get; init; }

    public Instant ReceivedAt { get; init; }

    public Instant DueAt { get; set; }

    public Instant? ClosedAt { get; set; }

    public required string RecordedBy { get; init; }

    public string? ClosedBy { get; set; }

    /// <summary>How it came in, and what to mind.</summary>
    public string? Note { get; init; }

    /// <summary>What came of it.</summary>
    public string? Result { get; set; }

    public int Version { get; set; }
}

/// <summary>GDPR Art. 15 to 18, 20 and 21; CCPA §1798.105 to .110. Stored as its number: never renumber.</summary>
public enum PrivacyRequestKind
{
    Access = 1,
    Erasure = 2,
    Restriction = 3,
    Rectification = 4,
    Objection = 5,
}

/// <summary>Decides how long there is to answer. Stored as its number: never renumber.</summary>
public enum PrivacyLaw
{
    Gdpr = 1,
    Ccpa = 2,
}

/// <summary>Stored as its number: never renumber.</summary>
public enum PrivacyRequestStatus
{
    Open = 1,
    Done = 2,
    Refused = 3,
}
