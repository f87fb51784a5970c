using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Tracking;

/// <summary>Takes clicks and opens.</summary>
public interface ITracking
{
    /// <summary>Tells where a link leads without noting a click, for programs that look ahead.</summary>
    /// <returns>The stored target; null when there is no such link.</returns>
    Task<string?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Notes the click on a link of a message and tells where it leads.</summary>
    /// <param name="token">The link's token; see <see cref="TrackingToken"/>.</param>
    /// <returns>The stored target; null when there is no such link.</returns>
    Task<string?> ClickAsync(string token, CancellationToken cancellationToken);

    /// <summary>Notes that the message was shown. Does nothing for an unknown token.</summary>
    Task OpenAsync(string messageToken, CancellationToken cancellationToken);
}
