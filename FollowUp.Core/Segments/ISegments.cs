using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Segments;

/// <summary>Keeps segments. Reading takes any member; changing takes a marketer.</summary>
public interface ISegments
{
    /// <summary>By name.</summary>
    Task<Page<SegmentView>> ListAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">There is no such segment in this organization.</exception>
    Task<SegmentView> GetAsync(Actor actor, Guid segmentId, CancellationToken cancellationToken);

    /// <exception cref="InputException">Names the field of the rule.</exception>
    /// <exception cref="ConflictException">There is one of that name.</exception>
    Task<Guid> CreateAsync(Actor actor, string name, Rule rule, CancellationToken cancellationToken);

    /// <summary>Changes what is not null.</summary>
    Task UpdateAsync(Actor actor, Guid segmentId, string? name, Rule? rule, CancellationToken cancellationToken);

    /// <exception cref="ConflictException">A sequence that is not archived asks for it.</exception>
    Task DeleteAsync(Actor actor, Guid segmentId, CancellationToken cancellationToken);

    /// <summary>How many contacts are in it now.</summary>
    Task<int> CountAsync(Actor actor, Guid segmentId, CancellationToken cancellationToken);
}

/// <summary>A segment.</summary>
public sealed record SegmentView(Guid Id, string Name, Rule Rule, Instant CreatedAt);
