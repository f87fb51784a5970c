using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>Base of what edits one kind of step. What is typed and cannot be read stays where it is and changes nothing.</summary>
public abstract class StepEdit<TStep> : MemberComponent
    where TStep : Step
{
    private readonly Dictionary<string, string> wrong = new(StringComparer.Ordinal);

    /// <summary>The step as it is.</summary>
    [Parameter, EditorRequired]
    public TStep Step { get; set; } = default!;

    /// <summary>The flow it is in.</summary>
    [Parameter, EditorRequired]
    public Flow Flow { get; set; } = default!;

    /// <summary>Names of what steps point at.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    /// <summary>Called with the step as it is to be.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Step> OnChange { get; set; }

    /// <summary>What is wrong with what was typed last, by field; null when it could be read.</summary>
    protected string? Wrong(string field) => wrong.GetValueOrDefault(field);

    protected static string Id(string field) => StepFixes.FieldId(field);

    protected static string Text(ChangeEventArgs change) => change.Value as string ?? "";

    protected Task SetAsync(TStep changed) => OnChange.InvokeAsync(changed);

    /// <summary>Reads what was typed into a field, and tells of it when it can be read.</summary>
    protected Task TryAsync(string field, Func<TStep> read)
    {
        try
        {
            wrong.Remove(field);
            return SetAsync(read());
        }
        catch (InputException refused)
        {
            wrong[field] = UserActions.Explain(refused).FieldErrors.Values.First();
            return Task.CompletedTask;
        }
    }
}
