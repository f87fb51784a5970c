using FollowUp.Core.Engine;
using FollowUp.Web.Components.Shared;
using NodaTime;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Where enrollments stand and what they went through, in words.</summary>
public static class EnrollmentWords
{
    /// <summary>The word for a status.</summary>
    public static string Status(EnrollmentStatus status) => status switch
    {
        EnrollmentStatus.Active => "Inside",
        EnrollmentStatus.Held => "Held",
        EnrollmentStatus.Completed => "Completed",
        _ => "Left",
    };

    /// <summary>Its colour.</summary>
    public static Tone ToneOf(EnrollmentStatus status) => status switch
    {
        EnrollmentStatus.Active => Tone.Accent,
        EnrollmentStatus.Held => Tone.Warn,
        EnrollmentStatus.Completed => Tone.Ok,
        _ => Tone.Plain,
    };

    /// <summary>Why it ended.</summary>
    public static string Reason(string? reason) => reason switch
    {
        null or "completed" => "Reached the end",
        "expired" => "Ran out of time",
        "sequence_paused" => "The sequence was paused",
        "archived" => "The sequence was archived",
        "cancelled" => "Taken out by hand",
        "replaced" => "Entered again",
        "goal" => "Reached the goal",
        "not_sent" => "Could not be written to",
        "loop_limit" => "Went round too often",
        "step_removed" => "The step is gone",
        _ => EventWords.Name(reason),
    };

    /// <summary>One or two sentences for the head of the drawer.</summary>
    /// <param name="step">Where it stands, in words.</param>
    public static string Sentence(EnrollmentDetail detail, string step, Instant now, DateTimeZone zone) => detail.Row switch
    {
        { Status: EnrollmentStatus.Held } => $"Held at “{step}” while the sequence is paused.",
        { Status: EnrollmentStatus.Completed } row => $"Reached the end {When(row.EndedAt, now, zone)}.",
        { Status: EnrollmentStatus.Exited } row => $"Left {When(row.EndedAt, now, zone)}. {Reason(row.StopReason)}.",
        var row when detail.AwaitsEvent is { } type => $"Waits for “{EventWords.Name(type)}”{(row.DueAt is null ? null : $", looked at again {When(row.DueAt, now, zone)}")}.",
        { DueAt: null } => $"Stands at “{step}” until it is known what became of a message.",
        { DueAt: { } due } when due <= now => $"Stands at “{step}”. Its time has come.",
        var row => $"Stands at “{step}”. Looked at again {When(row.DueAt, now, zone)}.",
    };

    /// <summary>What happened.</summary>
    public static string Title(EnrollmentMoment moment, FlowNames names) => moment switch
    {
        { Kind: "entered" } => "Entered",
        { Kind: "ended", Detail: null or "completed" } => "Reached the end",
        { Kind: "ended" } => $"Left: {Reason(moment.Detail)}",
        { Step: { } step } => names.Step(step),
        _ => Words.Sentence(moment.Kind),
    };

    /// <summary>The line under it; null where there is no more to say.</summary>
    public static string? Detail(EnrollmentMoment moment) => moment.Kind == "ended" || string.IsNullOrEmpty(moment.Detail) ? null : Words.Sentence(moment.Detail);

    /// <summary>Status whose colour it takes; null for grey.</summary>
    public static string? Look(EnrollmentMoment moment) => moment.Kind switch
    {
        "entered" => "sending",
        "ended" => moment.Detail is null or "completed" ? "delivered" : "expired",
        "message" => StatusLook.Names.FirstOrDefault(name => moment.Detail?.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true),
        _ => null,
    };

    private static string When(Instant? at, Instant now, DateTimeZone zone)
        => at is not { } moment ? "at a time that is not known" : TimeWords.Relative(moment, now) ?? $"on {TimeWords.Absolute(moment, now, zone)}";
}
