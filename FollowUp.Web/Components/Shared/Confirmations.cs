using Radzen;

namespace FollowUp.Web.Components.Shared;

/// <summary>Asks before something that cannot be undone.</summary>
public sealed class Confirmations(DialogService dialogs)
{
    /// <summary>True when the person chose the verb; false for the way back, Escape and the close button.</summary>
    /// <param name="question">Names the thing: "Archive “Summer reviews”?"</param>
    /// <param name="text">What happens then, and what stays.</param>
    /// <param name="verb">Verb with object: "Archive campaign".</param>
    /// <param name="keep">The way back.</param>
    /// <param name="danger">Red button: something is lost.</param>
    /// <param name="points">What is worth knowing first, one line each.</param>
    public async Task<bool> AskAsync(string question, string text, string verb, string keep = "Keep it", bool danger = false, IReadOnlyList<string>? points = null)
    {
        object? answer = await dialogs.OpenAsync<ConfirmDialog>(
            question,
            new Dictionary<string, object?>
            {
                [nameof(ConfirmDialog.Text)] = text,
                [nameof(ConfirmDialog.Verb)] = verb,
                [nameof(ConfirmDialog.Keep)] = keep,
                [nameof(ConfirmDialog.Danger)] = danger,
                [nameof(ConfirmDialog.Points)] = points ?? [],
            },
            new DialogOptions { Width = points is { Count: > 0 } ? "520px" : "400px", AutoFocusFirstElement = false, CloseDialogOnEsc = true, CloseDialogOnOverlayClick = true, CloseAriaLabel = "Close" });
        return answer is true;
    }
}
