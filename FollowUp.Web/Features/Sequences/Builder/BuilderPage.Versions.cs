using System.Globalization;
using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using FollowUp.Web.Features.Sequences.Builder.Canvas;

namespace FollowUp.Web.Features.Sequences.Builder;

/// <summary>Frozen versions, the comparison with the draft, publishing, and trying.</summary>
public sealed partial class BuilderPage
{
    private string? comparison;

    /// <summary>Why the draft cannot be published now.</summary>
    private string? WhyNot
        => findings.Count(finding => finding.Blocks) is > 0 and var blocking ? $"{Words.Count(blocking, "thing")} to mend first"
            : detail is { Published: { } published } && session is not null && FlowDiff.IsSame(published, session.Flow) ? "Nothing changed"
            : null;

    /// <param name="which">Empty for the draft, a number, or <c>diff</c>.</param>
    private async Task ShowAsync(string which)
    {
        marks = NoMarks;
        if (which.Length == 0)
        {
            (shown, other, comparison) = ("", null, null);
        }
        else if (which == "diff")
        {
            (shown, other) = ("diff", session!.Flow);
            Compare(detail!.Published!, session.Flow);
        }
        else
        {
            await LoadAsync(async ct => other = await Sequences.VersionAsync(Actor, Id, int.Parse(which, CultureInfo.InvariantCulture), ct));
            (shown, comparison) = (which, null);
        }

        if (detail!.Published is not null)
        {
            await LoadAsync(CountAsync);
        }
    }

    private void Compare(Flow published, Flow draft)
    {
        var changes = FlowDiff.Between(published, draft);
        marks = changes.Where(change => change is { StepId: not null, Kind: not FlowChangeKind.Removed })
            .ToDictionary(change => change.StepId!, change => change.Kind == FlowChangeKind.Added ? new StepMark("added", "New") : new StepMark("changed", "Changed"), StringComparer.Ordinal);
        var said = ChangeWords.Between(published, draft, names);
        comparison = said.Count == 0 ? $"The draft does the same as version {detail!.PublishedVersion}."
            : $"Against version {detail!.PublishedVersion}, which contacts enter now: {string.Join("; ", said)}.";
    }

    private async Task PublishAsync()
    {
        await SaveAsync();
        if (WhyNot is not null || !await PublishDialog.AskAsync(Dialogs, detail! with { Draft = session!.Flow }, findings, counts, names))
        {
            return;
        }

        var number = 0;
        if (await RunAsync("publish the sequence", async ct => number = await Sequences.PublishAsync(Actor, Id, ct), "Sequence published."))
        {
            await RunAsync("look at older versions", ct => MigrationOffer.MakeAsync(Dialogs, Sequences, Actor, Id, number, names, ct));
            await LoadAllAsync();
            StateHasChanged();
        }
    }

    /// <summary>Simulations walk the draft as it is kept.</summary>
    private async Task TestAsync()
    {
        Toggle(BuilderPanel.Test);
        await SaveAsync();
    }
}
