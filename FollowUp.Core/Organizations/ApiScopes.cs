using FollowUp.Core.Kernel;

namespace FollowUp.Core.Organizations;

/// <summary>What an API key may do. <c>x:write</c> includes <c>x:read</c>, and <c>*</c> includes everything.</summary>
public static class ApiScopes
{
    public const string Everything = "*";

    public const string RequestsRead = "requests:read";
    public const string RequestsWrite = "requests:write";
    public const string CampaignsRead = "campaigns:read";
    public const string CampaignsWrite = "campaigns:write";
    public const string MessagesRead = "messages:read";
    public const string MessagesWrite = "messages:write";
    public const string EventsWrite = "events:write";
    public const string SequencesRead = "sequences:read";
    public const string SequencesWrite = "sequences:write";
    public const string ContactsRead = "contacts:read";
    public const string ContactsWrite = "contacts:write";
    public const string CaptureRead = "capture:read";
    public const string CaptureWrite = "capture:write";
    public const string MediaRead = "media:read";
    public const string MediaWrite = "media:write";
    public const string OrganizationRead = "organization:read";
    public const string OrganizationWrite = "organization:write";

    private const string Write = ":write";

    public static IReadOnlyList<string> All { get; } =
    [
        RequestsRead, RequestsWrite, CampaignsRead, CampaignsWrite, MessagesRead, MessagesWrite,
        SequencesRead, SequencesWrite, EventsWrite, ContactsRead, ContactsWrite, CaptureRead, CaptureWrite, MediaRead, MediaWrite, OrganizationRead, OrganizationWrite, Everything,
    ];

    /// <summary>The scopes in their stored form, each once, in the order of <see cref="All"/>.</summary>
    /// <exception cref="InputException">None given, or one is unknown.</exception>
    public static string Join(IEnumerable<string> scopes)
    {
        var wanted = scopes.ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            throw new InputException("scopes", "choose at least one");
        }

        return wanted.Except(All).FirstOrDefault() is { } unknown
            ? throw new InputException("scopes", $"“{unknown[..Math.Min(unknown.Length, 40)]}” is not a scope")
            : string.Join(' ', All.Where(wanted.Contains));
    }

    /// <summary>Whether stored <paramref name="scopes"/> allow <paramref name="needed"/>.</summary>
    public static bool Allow(string scopes, string needed)
    {
        foreach (var scope in scopes.Split(' '))
        {
            if (scope == Everything || scope == needed
                || (scope.EndsWith(Write, StringComparison.Ordinal) && needed == scope[..^Write.Length] + ":read"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The role a key acts in: enough for its scopes and no more.</summary>
    public static Role RoleOf(string scopes)
    {
        var held = scopes.Split(' ');
        if (held.Contains(Everything) || held.Contains(OrganizationWrite))
        {
            return Role.Admin;
        }

        return held.Any(scope => scope.EndsWith(Write, StringComparison.Ordinal)) ? Role.Marketer : Role.Viewer;
    }
}
