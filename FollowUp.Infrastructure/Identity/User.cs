using Microsoft.AspNetCore.Identity;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Someone who signs in. Belongs to organizations through memberships.</summary>
internal sealed class User : IdentityUser<Guid>
{
    /// <summary>As shown to colleagues.</summary>
    public string DisplayName { get; set; } = "";
}
