using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>A tenant: a business that follows up with its contacts.</summary>
public sealed class Organization : IVersioned
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Zone id of the tz database, such as <c>Europe/Stockholm</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Stands in the footer of every commercial e-mail (CAN-SPAM, 16 CFR 316).</summary>
    public string PostalAddress { get; set; } = "";

    /// <summary>Colour of public pages and mails, <c>#rrggbb</c>.</summary>
    public string BrandColor { get; set; } = "#2F5D50";

    /// <summary>Where replies to e-mails go; the sending address when empty.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>When and how much it sends.</summary>
    public SendingRules Sending { get; set; } = SendingRules.Default;

    /// <summary>Counts changes of its price table, so that nobody reads it again who has read it since.</summary>
    public int PriceChanges { get; init; }

    /// <summary>Words that people answer with, and what they are answered.</summary>
    public ReplyRules Replies { get; set; } = ReplyRules.Default;

    /// <summary>What contacts may choose of its messages.</summary>
    public PreferenceRules Preferences { get; set; } = PreferenceRules.Default;

    /// <summary>For how long it keeps what.</summary>
    public RetentionRules Retention { get; set; } = RetentionRules.Default;

    /// <summary>Set on the organization that shows the product with invented data.</summary>
    public bool IsDemo { get; init; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}
