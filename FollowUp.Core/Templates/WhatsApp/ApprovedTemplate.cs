using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>A template as a provider listed it for one account. Kept when it vanishes, so that what uses it can be told. Unique by account and provider's id.</summary>
public sealed class ApprovedTemplate : IOrganizationOwned
{
    public const int LongestId = 100;
    public const int LongestName = 512;
    public const int LongestWord = 40;
    public const int LongestReason = 500;

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>The provider's own id, such as Twilio's <c>HX…</c>.</summary>
    public required string ProviderId { get; init; }

    /// <summary>As registered with WhatsApp, such as <c>order_delivered</c>.</summary>
    public required string Name { get; set; }

    /// <summary>As registered, such as <c>en_US</c>.</summary>
    public required string Language { get; set; }

    /// <summary>The provider's word: <c>MARKETING</c>, <c>UTILITY</c>, <c>AUTHENTICATION</c>.</summary>
    public required string Category { get; set; }

    public ApprovalStatus Status { get; set; }

    /// <summary>Why it is not approved, in the provider's words where it gave any.</summary>
    public string? Reason { get; set; }

    /// <summary>The provider's word for how readers take it: <c>GREEN</c>, <c>YELLOW</c>, <c>RED</c>; null where it says nothing.</summary>
    public string? Quality { get; set; }

    /// <summary>JSON of its <see cref="ApprovedContent"/>.</summary>
    public required string Content { get; set; }

    /// <summary>How many values it takes.</summary>
    public int Variables { get; set; }

    /// <summary>When the provider last listed it.</summary>
    public Instant SyncedAt { get; set; }

    /// <summary>What it consists of.</summary>
    public ApprovedContent Read() => Json.Read<ApprovedContent>(Content);
}
