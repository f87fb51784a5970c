using FollowUp.Core.Kernel;

namespace FollowUp.Web.Components.Shared;

/// <summary>Ids that tie elements of one page together.</summary>
public static class ElementIds
{
    /// <summary>An id no other element of the page has, such as <c>field-8Fd…</c>.</summary>
    public static string NewElementId(this IIdSource ids, string prefix) => $"{prefix}-{ids.NewToken()}";
}
