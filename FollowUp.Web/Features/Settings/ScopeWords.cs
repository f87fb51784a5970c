using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Settings;

/// <summary>Scopes of API keys in words.</summary>
internal static class ScopeWords
{
    public static string Of(string scope) => scope switch
    {
        ApiScopes.Everything => "Everything",
        ApiScopes.EventsWrite => "Send events",
        ApiScopes.CaptureRead => "Read QR codes, pages and forms",
        ApiScopes.CaptureWrite => "Read and change QR codes, pages and forms",
        ApiScopes.MediaRead => "Read files of messages",
        ApiScopes.MediaWrite => "Read, upload and remove files of messages",
        _ when scope.Split(':') is [var what, "read"] => $"Read {what}",
        _ when scope.Split(':') is [var what, "write"] => $"Read and change {what}",
        _ => Words.Sentence(scope),
    };
}
