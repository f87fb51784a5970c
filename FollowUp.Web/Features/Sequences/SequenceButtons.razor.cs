using FollowUp.Core.Sequences;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Radzen;

namespace FollowUp.Web.Features.Sequences;

/// <summary>Publishes, pauses, resumes, archives and duplicates.</summary>
public sealed partial class SequenceButtons
{
    private static readonly Dictionary<string, Duration> Spreads = new(StringComparer.Ordinal)
    {
        ["10 minutes"] = Duration.FromMinutes(10), ["1 hour"] = Duration.FromHours(1), ["1 day"] = Duration.FromDays(1),
    };

    [Inject]
    private ISequences Sequences { get; set; } = default!;

    [Inject]
    private Confirmations Confirmations { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The sequence.</summary>
    [Parameter, EditorRequired]
    public SequenceDetail Detail { get; set; } = default!;

    /// <summary>What is wrong with the draft.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<FlowFinding> Findings { get; set; } = [];

    /// <summary>Names of what steps point at.</summary>
    [Parameter, EditorRequired]
    public FlowNames Names { get; set; } = default!;

    /// <summary>Contacts inside; null where that is not known.</summary>
    [Parameter]
    public int? Inside { get; set; }

    /// <summary>Called when something changed.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnChanged { get; set; }

    private bool MayPublish => Detail is { HasChanges: true, Status: not SequenceStatus.Archived };

    private int Blocking => Findings.Count(finding => finding.Blocks);

    private string InsideWords => Inside is > 0 and var count ? $"{Words.Count(count, "contact")} inside" : "Those inside";

    private async Task PublishAsync()
    {
        var text = Detail.Status switch
        {
            SequenceStatus.Draft => $"From now on contacts enter: {FlowWords.Trigger(Detail.Draft.Trigger, Names)}. Messages go out as the steps say.",
            SequenceStatus.Paused => "The draft becomes the version that contacts enter. The sequence stays paused until you resume it.",
            _ => $"Whoever enters from now on follows the draft. {InsideWords} keep the version they entered.",
        };
        if (await Confirmations.AskAsync($"Publish “{Detail.Name}”?", text, "Publish sequence", "Not yet", points: [.. Findings.Where(finding => finding.Law is not null).Select(FindingWords.WithLaw)]))
        {
            var number = 0;
            if (await RunAsync("publish the sequence", async ct => number = await Sequences.PublishAsync(Actor, Detail.Id, ct), "Sequence published."))
            {
                await RunAsync("look at older versions", ct => MigrationOffer.MakeAsync(Dialogs, Sequences, Actor, Detail.Id, number, Names, ct));
                await OnChanged.InvokeAsync();
            }
        }
    }

    private async Task PauseAsync()
    {
        var chosen = await ChoiceDialog.AskAsync(
            Dialogs, $"Pause “{Detail.Name}”?", $"Nobody enters and nothing is sent until you resume. What becomes of {(Inside is > 0 and var count ? $"the {Words.Count(count, "contact")}" : "those")} inside?", "Pause sequence", "Keep it running",
            new Choice(nameof(PauseChoice.Hold), "Hold them", "They stay where they are and go on when you resume."),
            new Choice(nameof(PauseChoice.Stop), "Let them go", "They leave for good. What waits is not sent."));
        if (Enum.TryParse<PauseChoice>(chosen, out var choice))
        {
            await ActAsync("pause the sequence", ct => Sequences.PauseAsync(Actor, Detail.Id, choice, ct), "Sequence paused.");
        }
    }

    private async Task ResumeAsync()
    {
        var chosen = await ChoiceDialog.AskAsync(
            Dialogs, $"Resume “{Detail.Name}”?", "What fell due meanwhile does not go out all at once. Spread it over:", "Resume sequence", "Keep it paused", [.. Spreads.Keys.Select(words => new Choice(words, words))]);
        if (chosen is not null)
        {
            await ActAsync("resume the sequence", ct => Sequences.ResumeAsync(Actor, Detail.Id, Spreads[chosen], ct), "Sequence resumed.");
        }
    }

    private async Task ArchiveAsync()
    {
        if (await Confirmations.AskAsync(
            $"Archive “{Detail.Name}”?", $"{InsideWords} leave and what waits is not sent. Links that were sent stay open. An archived sequence does not come back; you can duplicate it.", "Archive sequence", danger: true))
        {
            await ActAsync("archive the sequence", ct => Sequences.ArchiveAsync(Actor, Detail.Id, ct), "Sequence archived.");
        }
    }

    private async Task DuplicateAsync()
    {
        Guid made = default;
        if (await RunAsync("duplicate the sequence", async ct => made = await Sequences.DuplicateAsync(Actor, Detail.Id, null, ct), "Copy made as a draft."))
        {
            Navigation.NavigateTo(Links.Sequence(made));
        }
    }

    private async Task ActAsync(string intent, Func<CancellationToken, Task> action, string done)
    {
        if (await RunAsync(intent, action, done))
        {
            await OnChanged.InvokeAsync();
        }
    }
}
