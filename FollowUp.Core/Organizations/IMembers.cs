using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Organizations;

/// <summary>The people of an organization.</summary>
public interface IMembers
{
    /// <summary>All members by name.</summary>
    Task<IReadOnlyList<MemberView>> ListAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Gives a member another role.</summary>
    /// <exception cref="ForbiddenException">See <see cref="MembershipRules"/>.</exception>
    /// <exception cref="ConflictException">The last owner would be demoted.</exception>
    Task ChangeRoleAsync(Actor actor, Guid userId, Role role, CancellationToken cancellationToken);

    /// <summary>Takes a member out; open pages of that member end within a minute.</summary>
    /// <exception cref="ForbiddenException">See <see cref="MembershipRules"/>.</exception>
    /// <exception cref="ConflictException">The last owner would be removed.</exception>
    Task RemoveAsync(Actor actor, Guid userId, CancellationToken cancellationToken);
}

/// <summary>A member as colleagues see them.</summary>
public sealed record MemberView(Guid UserId, string Name, string Email, Role Role, bool TwoFactor, Instant JoinedAt, Instant LastUsedAt);
