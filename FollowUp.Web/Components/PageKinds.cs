using System.Reflection;
using FollowUp.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;

namespace FollowUp.Web.Components;

/// <summary>Tells the kind of page from the page's own attributes.</summary>
public static class PageKinds
{
    /// <summary>Whether the page is static: without a circuit, and open to those who are not signed in unless it says otherwise.</summary>
    public static bool IsStatic(Type page) => page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute), inherit: false);

    /// <summary>A page with <c>[ExcludeFromInteractiveRouting]</c> is static; its layout says whether it is public.</summary>
    public static PageKind Of(HttpContext context)
    {
        if (context.AcceptsInteractiveRouting())
        {
            return PageKind.App;
        }

        Type? page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        return page?.GetCustomAttribute<LayoutAttribute>()?.LayoutType == typeof(PublicLayout) ? PageKind.Public : PageKind.Account;
    }
}
