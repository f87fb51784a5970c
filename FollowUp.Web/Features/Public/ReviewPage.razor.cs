using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Public;

/// <summary>The submission page of a request, and what stands in its place when the request is over.</summary>
public sealed partial class ReviewPage
{
    /// <summary>All photos and the words round them, in bytes.</summary>
    private const int LargestPost = (PhotoFormat.MostPhotos * PhotoFormat.LargestPhoto) + (1024 * 1024);

    private SubmissionPage? shown;

    /// <summary>A post needs its form on the page, even when the request has ended since it was loaded.</summary>
    private bool answering;

    private IReadOnlyDictionary<string, string> errors = new Dictionary<string, string>();

    [Inject]
    private ISubmissions Submissions { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "review")]
    private int? Rating { get; set; }

    [SupplyParameterFromForm(FormName = "review")]
    private string? Headline { get; set; }

    [SupplyParameterFromForm(FormName = "review")]
    private string? Text { get; set; }

    [SupplyParameterFromForm(FormName = "review")]
    private string? ShownName { get; set; }

    [SupplyParameterFromForm(FormName = "review")]
    private bool MayPublish { get; set; }

    /// <summary>Set on the way back from sending the form.</summary>
    [SupplyParameterFromQuery]
    private bool Sent { get; set; }

    // The page's own policy lets pictures through over https alone.
    private string? Picture => shown?.ImageUrl is { } url && url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url : null;

    protected override async Task OnInitializedAsync()
    {
        answering = HttpMethods.IsPost(HttpContext.Request.Method);
        await LoadAsync();
        if (shown is { Open: true } && HttpMethods.IsGet(HttpContext.Request.Method) && !HttpContext.Request.IsLookahead())
        {
            await Submissions.OpenAsync(Token, Leaving);
        }
    }

    private async Task LoadAsync()
    {
        shown = await Submissions.FindAsync(Token, Leaving);
        if (shown is null)
        {
            Answer(StatusCodes.Status404NotFound);
        }
        else if (shown is { Open: false, Status: not RequestStatus.Submitted })
        {
            Answer(StatusCodes.Status410Gone);
        }
    }

    private async Task SubmitAsync()
    {
        try
        {
            var photos = await UploadedPhotos.ReadAsync(HttpContext.Request.Form.Files, Leaving);
            await Submissions.SubmitAsync(Token, new SubmissionInput(Rating ?? 0, Headline, Text ?? "", ShownName, MayPublish, photos), Leaving);
        }
        catch (InputException refused)
        {
            errors = refused.Errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.First().Message);
            Answer(StatusCodes.Status400BadRequest);
            return;
        }
        catch (ConflictException)
        {
            answering = false;
            await LoadAsync();
            return;
        }

        Nav.NavigateTo($"/r/{Uri.EscapeDataString(Token)}?sent=true");
    }
}
