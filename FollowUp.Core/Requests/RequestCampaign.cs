using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using NodaTime;

namespace FollowUp.Core.Requests;

/// <summary>Rules by which delivered order items become review requests. Its flow is generated; see <see cref="RequestFlow"/>.</summary>
public sealed class RequestCampaign : IOrganizationOwned, IVersioned
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    /// <summary>The generated sequence that carries the campaign's status and versions.</summary>
    public Guid SequenceId { get; init; }

    public required string Name { get; set; }

    /// <summary>Always that of its sequence.</summary>
    public SequenceStatus Status { get; set; }

    public RequestChannel Channel { get; set; }

    /// <summary>From the delivery to the request.</summary>
    public TimeSpan Delay { get; set; }

    public bool ReminderEnabled { get; set; }

    /// <summary>From the first sending to the first reminder, and between reminders.</summary>
    public TimeSpan ReminderDelay { get; set; }

    public int MaxReminders { get; set; }

    /// <summary>From the scheduled time to the end of the request; its link is closed then.</summary>
    public TimeSpan Expiry { get; set; }

    public required Eligibility Eligibility { get; set; }

    /// <summary>What its messages are for, which decides what consent they need.</summary>
    public ConsentPurpose Purpose { get; set; } = ConsentPurpose.Transactional;

    public Guid? EmailTemplateId { get; set; }

    public Guid? SmsTemplateId { get; set; }

    public Guid? ReminderEmailTemplateId { get; set; }

    public Guid? ReminderSmsTemplateId { get; set; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>On which channels a request goes out. Stored as its number: never renumber.</summary>
public enum RequestChannel
{
    Email = 1,
    Sms = 2,
    Both = 3,
}

/// <summary>Which delivered items are asked about.</summary>
/// <param name="MinimumOrderValue">In the order's own currency; an order that does not tell its value passes only without a minimum.</param>
/// <param name="IncludeProducts">Ids, SKUs or names; empty means all.</param>
/// <param name="ExcludeProducts">Ids, SKUs or names; wins over included ones.</param>
/// <param name="AskAtMostEveryDays">A contact asked about another order within so many days is not asked; null: always asked.</param>
/// <param name="DeliveredItemsOnly">Items still on their way wait for their own delivery.</param>
public sealed record Eligibility(
    decimal? MinimumOrderValue = null,
    IReadOnlyList<string>? IncludeProducts = null,
    IReadOnlyList<string>? ExcludeProducts = null,
    int? AskAtMostEveryDays = null,
    bool DeliveredItemsOnly = true);
