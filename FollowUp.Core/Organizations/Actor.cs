using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>On whose behalf something is done: a member in the browser, an API key, or the product itself.</summary>
/// <param name="Id">The member's user id or the key's id; null for the product itself.</param>
/// <param name="Name">As shown in histories, such as <c>Mara Lindqvist</c> or <c>API key “Shop”</c>.</param>
public sealed record Actor(Guid OrganizationId, Guid? Id, string Name, Role Role)
{
    /// <summary>The network address it asks from; null for the product itself.</summary>
    public string? From { get; init; }

    /// <summary>The product itself, acting inside one organization.</summary>
    public static Actor System(Guid organizationId) => new(organizationId, null, "FollowUp", Role.Owner);

    public bool May(Role least) => Role >= least;

    /// <exception cref="ForbiddenException">The actor's role is below <paramref name="least"/>.</exception>
    public void Require(Role least)
    {
        if (!May(least))
        {
            throw new ForbiddenException($"This needs the role {least.ToString().ToLowerInvariant()}. {Name} is {Role.ToString().ToLowerInvariant()}.");
        }
    }
}
