using System.Globalization;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Segments.Building;

/// <summary>Writes what is typed into the line and says that it changed.</summary>
public sealed partial class RuleLineEdit
{
    private ElementReference first;
    private string id = "";

    [Inject]
    private IIdSource Ids { get; set; } = default!;

    /// <summary>The line; changed in place.</summary>
    [Parameter, EditorRequired]
    public RuleLine Line { get; set; } = default!;

    /// <summary>Which of its group, from 1.</summary>
    [Parameter, EditorRequired]
    public int Number { get; set; }

    /// <summary>What to do about it.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Called after every change.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnChange { get; set; }

    /// <summary>Called when it is to go.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnRemove { get; set; }

    /// <summary>Where the rule is built.</summary>
    [CascadingParameter]
    public RuleScope Scope { get; set; } = RuleScope.Segment;

    private string OrNot => Line.Asks is RuleAsks.Event or RuleAsks.Engagement ? "Happened or not" : "Is or is not";

    private string? Bad => Error is null ? null : "true";

    private string? Described => Error is null ? null : id;

    protected override void OnInitialized() => id = Ids.NewElementId("rule");

    /// <summary>Who adds a rule goes on filling it in.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Line.IsNew)
        {
            Line.IsNew = false;
            await first.FocusAsync();
        }
    }

    private Task SetName(ChangeEventArgs change) => ChangeAsync(() => Line.Name = change.Value as string ?? "");

    private Task SetStep(ChangeEventArgs change) => ChangeAsync(() => Line.Step = change.Value as string ?? "");

    private Task SetNot(ChangeEventArgs change) => ChangeAsync(() => Line.Not = change.Value as string == "not");

    private Task SetNumber(ChangeEventArgs change)
        => ChangeAsync(() => Line.Within.Number = int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null);

    private Task SetUnit(ChangeEventArgs change) => ChangeAsync(() => Line.Within.Unit = TimeSpan.FromSeconds(int.Parse((string)change.Value!, CultureInfo.InvariantCulture)));

    private static string Asked(RuleAsks asks) => asks switch
    {
        RuleAsks.Field => "Contact field",
        RuleAsks.Property => "Event data",
        RuleAsks.Days => "Weekday",
        RuleAsks.Dates => "Date",
        _ => asks.ToString(),
    };

    private Task ChangeAsync(Action change)
    {
        change();
        return OnChange.InvokeAsync();
    }
}
