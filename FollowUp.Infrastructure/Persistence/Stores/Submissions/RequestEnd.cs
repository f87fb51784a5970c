using FollowUp.Core.Requests;

namespace FollowUp.Infrastructure.Persistence.Stores.Submissions;

/// <summary>Why a request takes no review any more.</summary>
internal static class RequestEnd
{
    /// <summary>To the contact.</summary>
    public static string Explain(RequestStatus status) => status switch
    {
        RequestStatus.Submitted => "You have sent this review already.",
        RequestStatus.Cancelled => "This request was withdrawn.",
        _ => "The time for this review is over.",
    };
}
