using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Segments.Building;
using Microsoft.AspNetCore.Components;

namespace FollowUp.Web.Features.Segments;

/// <summary>Makes or changes a segment, and says while it is changed how many contacts it holds.</summary>
public sealed partial class SegmentPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private SegmentView? saved;
    private (bool, Guid?)? shown;
    private string name = "";
    private RuleGroup group = new();
    private string? text;
    private bool fits = true;
    private bool dirty;
    private bool ready;
    private string countWords = "";
    private RuleVocabulary vocabulary = RuleVocabulary.None;
    private IReadOnlyList<SegmentUse> uses = [];
    private IReadOnlyDictionary<string, string> ruleErrors = new Dictionary<string, string>();
    private CancellationTokenSource? counting;

    [Inject]
    private ISegments Segments { get; set; } = default!;

    [Inject]
    private ISegmentQueries Queries { get; set; } = default!;

    [Inject]
    private Confirmations Confirmations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    /// <summary>Which one; null for a new one.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    private bool MayEdit => May(Role.Marketer);

    private IReadOnlyDictionary<string, string> AllErrors => FieldErrors.Count > 0 ? FieldErrors : ruleErrors;

    private string? JsonError => AllErrors.Where(error => error.Key.StartsWith("rule", StringComparison.OrdinalIgnoreCase)).Select(error => $"{error.Key}: {error.Value}").FirstOrDefault();

    protected override async Task OnParametersSetAsync()
    {
        if (Actor is not null && shown != (true, Id))
        {
            (shown, ready) = ((true, Id), false);
            await ReloadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        counting?.Cancel();
        counting?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync(async ct =>
        {
            vocabulary = await Queries.VocabularyAsync(Actor, ct);
            saved = Id is { } id ? await Segments.GetAsync(Actor, id, ct) : null;
            uses = saved is null ? [] : [.. (await Queries.UsesAsync(Actor, ct))[saved.Id]];
            name = saved?.Name ?? "";
            Take(saved?.Rule);
            (dirty, ready) = (false, true);
        });
        if (ready)
        {
            _ = CountAsync(TimeSpan.Zero);
        }
    }

    private void Take(Rule? rule)
    {
        var read = rule is null ? new RuleGroup() : RuleForms.Read(rule);
        (group, fits, text) = (read ?? new RuleGroup(), read is not null, read is null ? RuleJson.Write(rule!) : null);
        if (rule is null)
        {
            group.Items.Add(new RuleItem(new RuleLine()));
        }
    }

    private void ToJson()
    {
        if (Try(() => RuleForms.Write(group)) is { } rule)
        {
            text = RuleJson.Write(rule);
        }
    }

    private void ToBuilder()
    {
        if (Try(() => RuleJson.Read(text ?? "")) is { } rule)
        {
            var read = RuleForms.Read(rule);
            (group, fits, text) = (read ?? group, read is not null, read is null ? text : null);
        }
    }

    /// <param name="show">Says what is wrong; while somebody types, an unfinished rule is no mistake.</param>
    private Rule? Try(Func<Rule> read, bool show = true)
    {
        try
        {
            ruleErrors = new Dictionary<string, string>();
            return read();
        }
        catch (InputException wrong)
        {
            ruleErrors = show ? UserActions.Explain(wrong).FieldErrors : ruleErrors;
            return null;
        }
    }

    private Rule Current() => text is null ? RuleForms.Write(group) : RuleJson.Read(text);

    private Task ChangedAsync()
    {
        dirty = true;
        _ = CountAsync(Pause);
        return Task.CompletedTask;
    }

    /// <summary>A later change takes the place of a count that still runs.</summary>
    private async Task CountAsync(TimeSpan after)
    {
        counting?.Cancel();
        counting?.Dispose();
        counting = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var token = counting.Token;
        try
        {
            await Task.Delay(after, Time, token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        var rule = Try(() =>
        {
            var current = Current();
            SegmentNaming.Check(current);
            return current;
        }, show: false);
        countWords = rule is null ? "Fill in the rules to see how many contacts are in it." : "Counting contacts…";
        StateHasChanged();
        if (rule is not null)
        {
            await LoadAsync(ct => CountAsync(rule, token));
            StateHasChanged();
        }
    }

    private async Task CountAsync(Rule rule, CancellationToken token)
    {
        try
        {
            countWords = $"{Words.Count(await Queries.CountAsync(Actor, rule, token), "contact")} in it now";
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A newer count runs.
        }
    }

    private async Task SaveAsync()
    {
        Guid id = default;
        if (await RunAsync("save the segment", async ct => id = await StoreAsync(ct), Id is null ? "Segment created." : "Segment saved."))
        {
            dirty = false;
            if (Id is null)
            {
                Navigation.NavigateTo(Links.Segment(id));
            }
            else
            {
                await ReloadAsync();
            }
        }
    }

    private async Task<Guid> StoreAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
        {
            return await Segments.CreateAsync(Actor, name, Current(), cancellationToken);
        }

        await Segments.UpdateAsync(Actor, id, name, Current(), cancellationToken);
        return id;
    }

    private async Task DeleteAsync()
    {
        if (await Confirmations.AskAsync($"Delete “{saved!.Name}”?", "Contacts stay; only the rule that brings them together goes.", "Delete segment", danger: true)
            && await RunAsync("delete the segment", ct => Segments.DeleteAsync(Actor, saved.Id, ct), "Segment deleted."))
        {
            dirty = false;
            Navigation.NavigateTo("/segments");
        }
    }
}
