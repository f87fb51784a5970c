namespace FollowUp.Core.Delivery.Tracking;

/// <summary>Takes clicks and opens. Those of programs stand in the message's history and count for nothing.</summary>
public interface ITracking
{
    /// <summary>Tells where a link leads without noting anything, for programs that ask for no more than that.</summary>
    /// <param name="token">The link's token or its short code; see <see cref="TrackingToken"/> and <see cref="ShortCode"/>.</param>
    /// <returns>The stored target; null when there is no such link.</returns>
    Task<string?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Notes the click on a link of a message and tells where it leads.</summary>
    /// <param name="token">As for <see cref="FindAsync"/>.</param>
    /// <returns>The stored target; null when there is no such link.</returns>
    Task<string?> ClickAsync(string token, TrackingVisitor visitor, CancellationToken cancellationToken);

    /// <summary>Notes that the message was shown. Does nothing for an unknown token.</summary>
    Task OpenAsync(string messageToken, TrackingVisitor visitor, CancellationToken cancellationToken);
}
