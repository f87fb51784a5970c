using Microsoft.AspNetCore.Diagnostics;

namespace FollowUp.Web.Composition;

/// <summary>For pages that say themselves what is wrong.</summary>
internal static class OwnAnswers
{
    /// <summary>Sets the status and keeps the page's own words, which the pages for status codes would otherwise stand in for.</summary>
    public static void Answer(this HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (context.Features.Get<IStatusCodePagesFeature>() is { } others)
        {
            others.Enabled = false;
        }
    }
}
