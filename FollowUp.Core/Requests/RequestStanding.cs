using FollowUp.Core.Delivery;
using FollowUp.Core.Engine;
using FollowUp.Core.Sequences;

namespace FollowUp.Core.Requests;

/// <summary>Whether a request still wants one of its messages (REQ-5). Looked at right before sending.</summary>
public static class RequestStanding
{
    public static Standing Of(RequestFacts facts, string slot)
    {
        var over = facts.Request switch
        {
            RequestStatus.Submitted => "The review was submitted.",
            RequestStatus.Expired => "The request expired.",
            RequestStatus.Cancelled => "The request was cancelled.",
            _ => null,
        };
        if (over is not null)
        {
            return new Standing(false, Reason: over);
        }

        if (facts.Sequence == SequenceStatus.Archived)
        {
            return new Standing(false, Reason: "The campaign is archived.");
        }

        if (facts.Enrollment == EnrollmentStatus.Exited)
        {
            return new Standing(false, Reason: $"The contact left the campaign: {facts.StopReason}.");
        }

        if (facts.Sequence == SequenceStatus.Paused)
        {
            return new Standing(false, OnHold: true, "The campaign is paused.");
        }

        return RequestFlow.Round(slot) is >= 1 and var round && (!facts.ReminderEnabled || round > facts.MaxReminders)
            ? new Standing(false, Reason: "The campaign no longer sends this reminder.")
            : Standing.Good;
    }
}

/// <summary>What <see cref="RequestStanding"/> looks at.</summary>
public sealed record RequestFacts(
    EnrollmentStatus Enrollment,
    string? StopReason,
    SequenceStatus Sequence,
    RequestStatus Request,
    bool ReminderEnabled,
    int MaxReminders);
