using FollowUp.Core.Organizations;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Account;

/// <summary>Base of the account pages: static, one form post at a time, errors shown in place.</summary>
public abstract class AccountPage : ComponentBase
{
    /// <summary>What is wrong with each field, by its name in any case.</summary>
    protected IReadOnlyDictionary<string, string> FieldErrors { get; private set; } = new Dictionary<string, string>();

    /// <summary>What is wrong as a whole.</summary>
    protected string? Problem { get; set; }

    [CascadingParameter]
    protected HttpContext HttpContext { get; set; } = default!;

    [Inject]
    protected NavigationManager Nav { get; set; } = default!;

    /// <summary>Ends when the browser goes away.</summary>
    protected CancellationToken Leaving => HttpContext.RequestAborted;

    /// <summary>Null when nobody is signed in.</summary>
    protected Actor? Actor => ActorClaims.Read(HttpContext.User);

    /// <summary>Runs what the form asks for; false when it was refused, and then the reason is on the page.</summary>
    /// <param name="fields">Fields that show their own error; of others the words are shown above.</param>
    protected async Task<bool> RunAsync(Func<CancellationToken, Task> action, params string[] fields)
    {
        try
        {
            await action(Leaving);
            return true;
        }
        catch (Exception failure) when (UserActions.Explain(failure) is { Message: not null } outcome)
        {
            FieldErrors = outcome.FieldErrors;
            Problem = outcome.FieldErrors.Count > 0 && outcome.FieldErrors.Keys.All(field => fields.Contains(field, StringComparer.OrdinalIgnoreCase))
                ? null
                : outcome.FieldErrors.Count > 0 ? string.Join(' ', outcome.FieldErrors.Values) : outcome.Message;
            return false;
        }
    }

    /// <summary>The way on, if it stays on this site; Home otherwise.</summary>
    protected static string LocalOrHome(string? url)
        => url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal) && !url.Any(char.IsControl)
            ? url
            : "/";
}
