using FollowUp.Core.Consent;

namespace FollowUp.Web.Composition;

/// <summary>From where somebody acts, as evidence of consent.</summary>
internal static class Visitors
{
    public static Visitor ToVisitor(this HttpContext context) => Visitor.Of(context.Connection.RemoteIpAddress?.ToString(), context.Request.Headers.UserAgent.ToString());
}
