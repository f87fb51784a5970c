using FollowUp.Web.Components;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace FollowUp.Web.Composition;

/// <summary>Which pages need a signed-in member.</summary>
public static class MemberPages
{
    /// <summary>All pages with a circuit do; static ones only where they carry <c>[Authorize]</c>.</summary>
    public static RazorComponentsEndpointConventionBuilder RequireMembers(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<ComponentTypeMetadata>().FirstOrDefault() is { } page
                && !PageKinds.IsStatic(page.Type)
                && !endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            {
                endpoint.Metadata.Add(new AuthorizeAttribute());
            }
        });
        return pages;
    }
}
