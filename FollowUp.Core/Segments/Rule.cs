using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Segments;

/// <summary>
/// One question about a contact that is answered with yes or no. Segments, trigger filters and branches of conditions
/// speak it. Exactly one of its kinds is set: a group (<see cref="All"/>, <see cref="Any"/>, <see cref="Not"/>), a field
/// test, a tag, a segment, an event, the engagement with an earlier step, days of the week, or a range of dates.
/// </summary>
public sealed record Rule
{
    /// <summary>All of them hold.</summary>
    public IReadOnlyList<Rule>? All { get; init; }

    /// <summary>One of them holds.</summary>
    public IReadOnlyList<Rule>? Any { get; init; }

    /// <summary>It does not hold.</summary>
    public Rule? Not { get; init; }

    /// <summary>Path such as <c>contact.attributes.plan</c>; without <c>contact.</c> it is one of the event's properties.</summary>
    public string? Field { get; init; }

    /// <summary>One of <see cref="RuleOperators.Names"/>; <c>eq</c> when left out.</summary>
    public string? Op { get; init; }

    public JsonElement? Value { get; init; }

    /// <summary>The contact bears this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>The contact is in this segment.</summary>
    public Guid? Segment { get; init; }

    /// <summary>An event of this type happened to the contact, <see cref="Within"/> the time before now; without it since the contact entered the sequence.</summary>
    public string? Event { get; init; }

    /// <summary><c>sent</c>, <c>delivered</c>, <c>opened</c>, <c>clicked</c>, <c>replied</c> or <c>failed</c>: what became of the message of <see cref="Step"/>.</summary>
    public string? Engagement { get; init; }

    /// <summary>Id of an earlier send step; left out: any of them.</summary>
    public string? Step { get; init; }

    public TimeSpan? Within { get; init; }

    /// <summary>Days of the week, 1 is Monday (ISO 8601), in the contact's zone.</summary>
    public IReadOnlyList<int>? Days { get; init; }

    /// <summary>First day, such as <c>2026-12-01</c>, in the contact's zone.</summary>
    public string? From { get; init; }

    /// <summary>Last day.</summary>
    public string? To { get; init; }

    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Its answer may change although nothing happens to the contact.</summary>
    [JsonIgnore]
    public bool ChangesWithTime => Walk().Any(rule => rule.Within is not null || rule.Days is not null || rule.From is not null || rule.To is not null);

    /// <summary>This rule and all inside it.</summary>
    public IEnumerable<Rule> Walk()
        => (All ?? []).Concat(Any ?? []).Concat(Not is null ? [] : [Not]).SelectMany(rule => rule.Walk()).Prepend(this);
}
