using FollowUp.Core.Organizations;

namespace FollowUp.Web.Features.Settings;

/// <summary>What a role may do, in one line.</summary>
internal static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Owner => "Everything, and cannot be removed by admins.",
        Role.Admin => "Everything, with users, keys and accounts.",
        Role.Marketer => "Builds campaigns and templates, and does what agents do.",
        Role.Agent => "Moderates reviews, retries and resends messages.",
        _ => "Sees everything but secrets, changes nothing.",
    };
}
