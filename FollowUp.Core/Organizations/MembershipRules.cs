using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>Who may give, change and take away roles.</summary>
public static class MembershipRules
{
    /// <summary>Whether <paramref name="actor"/> may hand out <paramref name="role"/>.</summary>
    /// <exception cref="ForbiddenException">Below admin, or an admin who makes an owner.</exception>
    public static void RequireMayGrant(Actor actor, Role role)
    {
        actor.Require(Role.Admin);
        if (!Enum.IsDefined(role))
        {
            throw new InputException("role", "must be owner, admin, marketer, agent or viewer");
        }

        if (role == Role.Owner && actor.Role != Role.Owner)
        {
            throw new ForbiddenException("Only an owner can make somebody an owner.");
        }
    }

    /// <summary>Whether <paramref name="member"/> may get <paramref name="next"/>, or be removed when it is null.</summary>
    /// <param name="owners">How many owners the organization has now.</param>
    /// <exception cref="ForbiddenException">The actor's role does not allow it.</exception>
    /// <exception cref="ConflictException">It would leave the organization without an owner.</exception>
    public static void RequireMayChange(Actor actor, Membership member, Role? next, int owners)
    {
        var leaves = next is null && actor.Id == member.UserId;
        if (!leaves)
        {
            RequireMayGrant(actor, next ?? Role.Viewer);
        }

        if (member.Role != Role.Owner || next == Role.Owner)
        {
            return;
        }

        if (actor.Role != Role.Owner)
        {
            throw new ForbiddenException("Only an owner can change or remove an owner.");
        }

        if (owners <= 1)
        {
            throw new ConflictException("An organization needs an owner. Make somebody else an owner first.");
        }
    }
}
