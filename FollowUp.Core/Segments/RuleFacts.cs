using System.Text.Json;
using NodaTime;

namespace FollowUp.Core.Segments;

/// <summary>What rules look at. Loaded for a whole batch before anything is decided.</summary>
/// <param name="Fields">The contact's own fields by their lower-case names.</param>
/// <param name="Attributes">By name, any case.</param>
/// <param name="Event">Properties of the event that this is about.</param>
/// <param name="Happened">Events of the contact that rules ask for.</param>
/// <param name="Engagements">What became of messages, by step id.</param>
/// <param name="Zone">Where days begin and end.</param>
public sealed record RuleFacts(
    Instant Now,
    DateTimeZone Zone,
    IReadOnlyDictionary<string, string?> Fields,
    IReadOnlyDictionary<string, JsonElement> Attributes,
    IReadOnlySet<string> Tags,
    IReadOnlySet<Guid> Segments,
    JsonElement? Event,
    IReadOnlyList<Happening> Happened,
    IReadOnlyDictionary<string, Engagement> Engagements)
{
    /// <summary>Nothing is known.</summary>
    public static readonly RuleFacts None = new(
        Instant.MinValue, DateTimeZone.Utc, new Dictionary<string, string?>(), new Dictionary<string, JsonElement>(), new HashSet<string>(), new HashSet<Guid>(),
        null, [], new Dictionary<string, Engagement>());

    /// <summary>Since when an event without a time of its own counts.</summary>
    public Instant Since { get; init; } = Instant.MinValue;

    /// <summary>Delays of the organization's service types, for waits that ask.</summary>
    public ServiceDelays Services { get; init; } = ServiceDelays.None;
}

/// <summary>An event of the contact.</summary>
public sealed record Happening(string Type, Instant At, JsonElement? Properties = null);

/// <summary>What became of one step's message.</summary>
/// <param name="Settled">Nothing more will happen to its sending unless somebody asks.</param>
/// <param name="Failed">It settled without having been sent.</param>
public sealed record Engagement(
    Instant? SentAt, bool Settled, bool Failed = false, Instant? DeliveredAt = null, Instant? OpenedAt = null, Instant? ClickedAt = null, Instant? RepliedAt = null)
{
    /// <summary>Planned, and not decided on yet.</summary>
    public static readonly Engagement Pending = new(null, false);

    public static readonly IReadOnlyList<string> Names = ["sent", "delivered", "opened", "clicked", "replied", "failed"];

    /// <summary>When that came about; null: it has not.</summary>
    /// <param name="name">One of <see cref="Names"/> but <c>failed</c>, which has no time.</param>
    public Instant? At(string name) => name switch
    {
        "sent" => SentAt,
        "delivered" => DeliveredAt,
        "opened" => OpenedAt ?? ClickedAt,
        "clicked" => ClickedAt,
        "replied" => RepliedAt,
        _ => null,
    };
}
