using System.Text.Json;
using System.Text.Json.Serialization;
using FollowUp.Core.Consent;

namespace FollowUp.Core.Sequences;

/// <summary>How a flow runs, whatever its steps.</summary>
public sealed record FlowSettings
{
    public const string Marketing = "marketing";
    public const string Transactional = "transactional";

    public static readonly FlowSettings Default = new();

    /// <summary>What its messages are for, which decides what consent they need: <c>marketing</c> or <c>transactional</c>; null when it does not say.</summary>
    public string? Purpose { get; init; }

    /// <summary><see cref="Purpose"/> as it was understood.</summary>
    [JsonIgnore]
    public ConsentPurpose? ConsentPurpose => Purpose switch
    {
        Marketing => Consent.ConsentPurpose.Marketing,
        Transactional => Consent.ConsentPurpose.Transactional,
        _ => null,
    };

    /// <summary><c>contact</c>, the default: the contact's own zone, else the organization's; <c>organization</c>; or a zone id.</summary>
    public string? Timezone { get; init; }

    /// <summary>When its messages may leave; what falls outside waits.</summary>
    public SendWindow? Window { get; init; }

    public Reentry? Reentry { get; init; }

    public IReadOnlyList<FlowExit>? Exits { get; init; }

    /// <summary>Type of the event that the flow is to bring about; a contact to whom it happens leaves with <c>goal</c>.</summary>
    public string? Goal { get; init; }

    /// <summary>Key of the organization's topic that its messages belong to; contacts turn topics off. Null: none.</summary>
    public string? Topic { get; init; }

    /// <summary>Service types it is for; empty: every service that no other sequence of the same trigger names.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>How often a contact may come back to a step over a loop.</summary>
    public int? MaxLoops { get; init; }

    /// <summary>The contact leaves this long after entering, wherever it stands.</summary>
    public TimeSpan? Expiry { get; init; }

    /// <summary>Fields this version of the product does not know are kept as they came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }
}

/// <summary>Hours and days when messages may leave, in the flow's zone.</summary>
/// <param name="From">Such as <c>09:00</c>.</param>
/// <param name="To">Such as <c>21:00</c>; before <paramref name="From"/> it is the next day's.</param>
/// <param name="Days">1 is Monday (ISO 8601); null: every day.</param>
public sealed record SendWindow(string From, string To, IReadOnlyList<int>? Days = null);

/// <summary>Who may enter again.</summary>
/// <param name="Max">Times with the same subject; 0: any number.</param>
/// <param name="CooldownDays">Days after entering in which the contact does not enter about something else.</param>
/// <param name="Repeats"><c>keep</c>, the default: while a contact is inside, a repeat is left out; <c>cancel</c>: the repeat takes its place.</param>
public sealed record Reentry(int Max = 1, int CooldownDays = 0, string? Repeats = null);

/// <summary>What makes a contact leave.</summary>
/// <param name="On"><c>opened</c>, <c>clicked</c>, <c>replied</c>, <c>review_submitted</c>, <c>event</c>.</param>
/// <param name="Event">Its type, for <c>event</c>.</param>
public sealed record FlowExit(string On, string? Event = null)
{
    /// <summary>Type of the event that it listens to.</summary>
    [JsonIgnore]
    public string? Type => On == "event" ? Event : On;
}
