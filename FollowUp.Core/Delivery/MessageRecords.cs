using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>The words as they left. Kept apart from <see cref="Message"/>, whose rows scans read.</summary>
public sealed class MessageContent : IOrganizationOwned
{
    public Guid MessageId { get; init; }

    public Guid OrganizationId { get; init; }

    public string? Subject { get; init; }

    public string? Html { get; init; }

    public required string Text { get; init; }

    /// <summary>JSON list of link targets; a click names its place in the list.</summary>
    public required string Links { get; init; }
}

/// <summary>A file that left with a message. The file itself may be gone later.</summary>
public sealed class MessageAttachment : IOrganizationOwned
{
    public Guid MessageId { get; init; }

    /// <summary>From 0.</summary>
    public int Position { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid MediaId { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    /// <summary>In bytes.</summary>
    public int Size { get; init; }
}

/// <summary>One hand-over to a provider.</summary>
public sealed class Attempt : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid MessageId { get; init; }

    /// <summary>1 is the first.</summary>
    public int Number { get; init; }

    public Guid? AccountId { get; init; }

    public required string Provider { get; init; }

    public Instant StartedAt { get; init; }

    public Instant FinishedAt { get; init; }

    /// <summary><c>accepted</c>, <c>rejected</c>, <c>deferred</c>, <c>uncertain</c> or <c>lost</c> (the process died).</summary>
    public required string Outcome { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    public string? ProviderMessageId { get; init; }
}

/// <summary>Something that happened to a message, written with the change itself.</summary>
public sealed class MessageEvent : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid MessageId { get; init; }

    /// <summary>The message's origin, so that an origin's history is one look-up.</summary>
    public Guid OriginId { get; init; }

    /// <summary><c>queued</c>, <c>sent</c>, <c>delivered</c>, <c>opened</c>, <c>clicked</c>, <c>failed</c>, <c>deferred</c>, …</summary>
    public required string Type { get; init; }

    public Instant At { get; init; }

    public string? Detail { get; init; }
}

/// <summary>A gate's word other than "allow".</summary>
public sealed class VerdictRecord : IOrganizationOwned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid MessageId { get; init; }

    /// <summary>Name of the gate.</summary>
    public required string Rule { get; init; }

    /// <summary>Kind of what a rule on trial said: it did not hold the message.</summary>
    public const string Shadow = "shadow";

    /// <summary><c>defer</c>, <c>skip</c>, <c>cancel</c> or <c>shadow</c>.</summary>
    public required string Kind { get; init; }

    public required string Reason { get; init; }

    /// <summary>What the gate looked at.</summary>
    public required string Input { get; init; }

    public int RuleSet { get; init; }

    /// <summary>Version of the data it went by, such as the rules of sending hours; null where there are none.</summary>
    public string? RuleVersion { get; init; }

    /// <summary>For a deferral: when it is looked at again.</summary>
    public Instant? Until { get; init; }

    public Instant At { get; init; }

    /// <summary>The message's, so that reports need not look it up; null for what was written before it was kept.</summary>
    public Channel? Channel { get; init; }
}
