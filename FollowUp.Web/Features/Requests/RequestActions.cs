using FollowUp.Core.Delivery;
using FollowUp.Core.Requests;

namespace FollowUp.Web.Features.Requests;

/// <summary>What is offered for a request.</summary>
public static class RequestActions
{
    /// <summary>It is not over.</summary>
    public static bool MayCancel(RequestStatus status)
        => status is not (RequestStatus.Submitted or RequestStatus.Expired or RequestStatus.Cancelled);

    /// <summary>It was sent, or may have been.</summary>
    public static bool MayResend(RequestStatus status) => status is RequestStatus.Sent or RequestStatus.Clicked or RequestStatus.Unknown;

    /// <summary>The message that says most about where the request stands: the last that went wrong, else the last.</summary>
    public static MessageView? Explaining(IReadOnlyList<MessageView> messages)
        => messages.LastOrDefault(message => message.State is MessageState.Failed or MessageState.Unknown)
            ?? (messages.Any(message => message.State is MessageState.Sent or MessageState.Delivered)
                ? messages.LastOrDefault(message => message.State is not (MessageState.Cancelled or MessageState.Expired))
                : messages.Count > 0 ? messages[^1] : null);
}
