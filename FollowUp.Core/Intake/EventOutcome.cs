using System.Text.Json.Serialization;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Intake;

/// <summary>What came of an event and what did not; stored with it so that every order that was not asked about is explained.</summary>
/// <param name="Created">Requests made.</param>
/// <param name="Duplicates">Requests that an earlier event had made already.</param>
/// <param name="Ignored">Why the event leads to nothing at all, if so.</param>
public sealed record EventOutcome(int Created, int Duplicates, IReadOnlyList<Refusal> Refusals, string? Ignored = null)
{
    /// <summary>Enrollments made in sequences.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Entered { get; init; }

    /// <summary>Enrollments that it ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Left { get; init; }


    /// <summary>For an event that is kept but not acted on.</summary>
    public static EventOutcome Ignore(string reason) => new(0, 0, [], reason);

    /// <summary>The JSON stored with the event.</summary>
    public string Write() => Json.Write(this);
}

/// <summary>A request or an entry that was not made, and why in plain words.</summary>
/// <param name="CampaignId">Of the request campaign or the sequence; null when it concerns all.</param>
/// <param name="Campaign">Its name.</param>
/// <param name="ItemId">Null when it concerns the whole order.</param>
public sealed record Refusal(Guid? CampaignId, string? Campaign, string? ItemId, string Reason);
