using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Delivery.DeadLetters;

/// <summary>Which dead letters are wanted; null fields do not filter.</summary>
/// <param name="From">Last due at or after.</param>
/// <param name="To">Last due before.</param>
/// <param name="Search">An exact address, an id of the message, its origin or its contact, or a part of the contact's name.</param>
/// <param name="Dismissed">Those that were put away, in place of those that were not.</param>
public sealed record DeadLetterFilter(
    DeadLetterKind? Kind = null,
    Channel? Channel = null,
    Guid? AccountId = null,
    OriginKind? Origin = null,
    Instant? From = null,
    Instant? To = null,
    string? Search = null,
    DeadLetterGroupKey? Group = null,
    bool Dismissed = false,
    IReadOnlyCollection<Guid>? Ids = null);
