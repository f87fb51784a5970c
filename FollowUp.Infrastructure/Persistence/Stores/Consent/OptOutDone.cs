namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <param name="Added">Ways that were not closed before.</param>
/// <param name="Cancelled">Messages that waited.</param>
internal sealed record OptOutDone(IReadOnlyList<ContactWay> Added, int Cancelled)
{
    public static readonly OptOutDone Nothing = new([], 0);
}
