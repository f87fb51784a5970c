namespace FollowUp.Core.Delivery;

/// <summary>Who goes first when there is more to send than can be sent. Lower first; stored as its number.</summary>
public enum Lane
{
    Transactional = 1,
    Conversation = 2,
    Sequence = 3,
    Broadcast = 4,
}

/// <summary>What kind of thing asked for a message. Stored as its number: never renumber.</summary>
public enum OriginKind
{
    /// <summary>A step of an enrollment.</summary>
    Enrollment = 1,

    /// <summary>The product itself: invitations, password links.</summary>
    System = 2,

    /// <summary>A person trying an account or a template.</summary>
    Test = 3,

    /// <summary>The answer to a keyword such as STOP or HELP.</summary>
    Answer = 4,
}
