using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Segments;

namespace FollowUp.Core.Sequences;

/// <summary>What enrolls contacts: an event that passes all filters, coming into a segment, or being in it at set times.</summary>
public sealed record FlowTrigger
{
    /// <summary>Type of the event, such as <c>job_completed</c>.</summary>
    public string? Event { get; init; }

    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<Rule>? Filters { get; init; }

    /// <summary>When all contacts of <see cref="Segment"/> are enrolled; null: each as it comes into the segment.</summary>
    public FlowSchedule? Schedule { get; init; }

    /// <summary>Who enters.</summary>
    public Guid? Segment { get; init; }

    /// <summary>Without a schedule: contacts that are in the segment as the sequence is published enter too.</summary>
    public bool? IncludeExisting { get; init; }

    /// <summary>The segment whose entries it waits for, if that is what it does.</summary>
    [JsonIgnore]
    public Guid? EnteredSegment => Schedule is null && Event is null ? Segment : null;

    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}

/// <summary>Once or again and again.</summary>
/// <param name="Cron">Quartz cron expression of 6 or 7 fields, such as <c>0 0 9 ? * MON</c>.</param>
/// <param name="At">One local time, such as <c>2026-12-01T09:00</c>.</param>
/// <param name="Timezone"><c>organization</c>, the default, or a zone id.</param>
public sealed record FlowSchedule(string? Cron = null, string? At = null, string? Timezone = null);
