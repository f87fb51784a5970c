using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Public;

/// <summary>Base of the pages behind the links of a message: static, without a script, known by their token.</summary>
public abstract class PublicPage : ComponentBase
{
    /// <summary>Unguessable part of the link.</summary>
    [Parameter]
    public string Token { get; set; } = "";

    [CascadingParameter]
    protected HttpContext HttpContext { get; set; } = default!;

    [Inject]
    protected NavigationManager Nav { get; set; } = default!;

    /// <summary>Ends when the browser goes away.</summary>
    protected CancellationToken Leaving => HttpContext.RequestAborted;

    /// <summary>Links are private to who got them: nothing on the way may keep the page.</summary>
    protected override void OnInitialized() => HttpContext.Response.Headers.CacheControl = "no-store";

    /// <summary>Sets the status as the answer starts: a page that says 404 earlier is replaced by the product's own.</summary>
    protected void Answer(int status)
        => HttpContext.Response.OnStarting(() =>
        {
            HttpContext.Response.StatusCode = status;
            return Task.CompletedTask;
        });
}
