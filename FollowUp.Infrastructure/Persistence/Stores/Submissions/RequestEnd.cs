using FollowUp.Core.Requests;

namespace FollowUp.Infrastructure.Persistence.Stores.Submissions;

/// <summary>Whether a request still takes a review.</summary>
internal static class RequestEnd
{
    public static bool IsOpen(RequestStatus status) => status is not (RequestStatus.Submitted or RequestStatus.Expired or RequestStatus.Cancelled);

    /// <summary>Why not, to the contact.</summary>
    public static string Explain(RequestStatus status) => status switch
    {
        RequestStatus.Submitted => "You have sent this review already.",
        RequestStatus.Cancelled => "This request was withdrawn.",
        _ => "The time for this review is over.",
    };
}
