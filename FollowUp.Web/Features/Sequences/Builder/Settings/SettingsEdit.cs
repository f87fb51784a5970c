using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Sequences.Builder.Settings;

/// <summary>Base of what edits a part of a flow's settings. What is typed and cannot be read stays where it is and changes nothing.</summary>
public abstract class SettingsEdit : MemberComponent
{
    private readonly Dictionary<string, (string Error, string Typed)> wrong = new(StringComparer.Ordinal);

    /// <summary>The flow as it is.</summary>
    [Parameter, EditorRequired]
    public Flow Flow { get; set; } = default!;

    /// <summary>Called with the flow as it is to be.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Flow> OnChange { get; set; }

    protected FlowSettings Settings => Flow.Settings ?? FlowSettings.Default;

    protected static string Text(ChangeEventArgs change) => change.Value as string ?? "";

    /// <summary>What is wrong with what was typed last.</summary>
    protected string? Wrong(string field) => wrong.TryGetValue(field, out var found) ? found.Error : null;

    /// <summary>What was typed while it could not be read, else what is set.</summary>
    protected string? Shown(string field, string? set) => wrong.TryGetValue(field, out var found) ? found.Typed : set;

    protected Task SetAsync(Func<FlowSettings, FlowSettings> change) => OnChange.InvokeAsync(Flow with { Settings = change(Settings) });

    /// <summary>Reads what was typed, and tells of it when it can be read.</summary>
    protected Task TryAsync(string field, string typed, Func<FlowSettings, FlowSettings> change)
    {
        try
        {
            wrong.Remove(field);
            return SetAsync(change);
        }
        catch (InputException refused)
        {
            wrong[field] = (UserActions.Explain(refused).FieldErrors.Values.First(), typed);
            return Task.CompletedTask;
        }
    }

    /// <exception cref="InputException">It is no whole number of that range.</exception>
    protected static int Whole(string text, string field, int least, int most)
        => int.TryParse(text.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InputException(field, $"must be a whole number between {least} and {most}");
}
