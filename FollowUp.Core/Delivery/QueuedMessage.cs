using FollowUp.Core.Consent;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>A claimed message with what gates and rendering need of it.</summary>
/// <param name="Standing">Whether its origin still wants it.</param>
public sealed record QueuedMessage(
    Guid Id,
    Guid OrganizationId,
    OriginKind Origin,
    Guid OriginId,
    string Slot,
    Lane Lane,
    Channel Channel,
    string? Address,
    string? Suppressed,
    MessageContact? Contact,
    Guid? TemplateId,
    string Data,
    string Token,
    int AttemptCount,
    Instant DueAt,
    Instant ExpiresAt,
    Standing Standing)
{
    /// <summary>Waits it has behind it; decides how long the next one is.</summary>
    public int Retries { get; init; }

    /// <summary>Accounts that failed it since its last wait: the place of the next one in the organization's order.</summary>
    public int Failovers { get; init; }

    /// <summary>The one account that may take it: it may have taken it already, and tells a repeat.</summary>
    public Guid? OnlyAccount { get; init; }

    /// <summary>When it was first handed to that account; of others, when they were handed over last.</summary>
    public Instant? HandedAt { get; init; }

    /// <summary>When it may leave.</summary>
    public OpenTimes Hours { get; init; } = OpenTimes.Always;

    /// <summary>What consent it needs and has; null when that could not be read.</summary>
    public ConsentStanding? Consent { get; init; }

    /// <summary>When somebody wrote from its address what may be an opt-out that nobody has decided on; null: nothing of the kind waits.</summary>
    public Instant? PossibleOptOutAt { get; init; }

    /// <summary>What the contact chose; null: nothing.</summary>
    public PreferenceStanding? Preferences { get; init; }

    /// <summary>The contact's data may not be used for now.</summary>
    public bool Restricted { get; init; }

    /// <summary>What WhatsApp asks of it; null on other channels, and where nobody looked.</summary>
    public WhatsAppStanding? WhatsApp { get; init; }
}

/// <summary>What a message knows of its contact.</summary>
public sealed record MessageContact(Guid Id, string? Email, string? Phone, string? FirstName, string? LastName, string? TimeZone)
{
    /// <summary>Of the address, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>State or province of the address, such as <c>TX</c>.</summary>
    public string? State { get; init; }
}

/// <summary>Whether an origin still wants its message.</summary>
/// <param name="OnHold">It may want it later.</param>
/// <param name="Reason">Why not, in plain words.</param>
public sealed record Standing(bool Wanted, bool OnHold = false, string? Reason = null)
{
    public static readonly Standing Good = new(true);
}
