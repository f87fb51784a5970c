namespace FollowUp.Core.Requests;

/// <summary>What statuses have in common.</summary>
public static class RequestStatuses
{
    /// <summary>Nothing more is sent and no review is taken, whatever anybody asks.</summary>
    public static bool IsOver(this RequestStatus status)
        => status is RequestStatus.Submitted or RequestStatus.Expired or RequestStatus.Cancelled;
}
