using FollowUp.Core.Kernel;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Core.Templates;

namespace FollowUp.Core.Sequences;

/// <summary>A sequence to start from. Part of the product: it is used by making a draft of it, and cannot be changed itself.</summary>
/// <param name="Key">Names it in the API.</param>
/// <param name="Description">When to take it, in a sentence.</param>
/// <param name="Trigger">Type of the event that enrolls.</param>
/// <param name="Touches">Messages in their order.</param>
public sealed record SequencePreset(string Key, string Name, string Description, string Trigger, IReadOnlyList<PresetTouch> Touches, IReadOnlyList<string> Exits)
{
    /// <summary>What its messages are for; see <see cref="FlowSettings.Purpose"/>.</summary>
    public string Purpose { get; init; } = FlowSettings.Marketing;

    /// <summary>The flow with the organization's own templates: for each channel the first for messages, else for requests, else for reminders. Without one the author chooses later.</summary>
    public Flow Build(IEnumerable<Template> templates)
    {
        var usable = templates.Where(template => !template.Archived).OrderBy(template => template.Kind == TemplateKind.Message ? 0 : (int)template.Kind).ToList();
        var steps = new List<Step>();
        for (var index = 0; index < Touches.Count; index++)
        {
            var (touch, number) = (Touches[index], index + 1);
            var next = number < Touches.Count ? First(Touches[number], number + 1) : Flow.EndId;
            if (touch.After > TimeSpan.Zero)
            {
                steps.Add(new WaitStep($"wait{number}", $"touch{number}", touch.After));
            }

            steps.Add(new SendStep($"touch{number}", touch.Channel, usable.Find(template => template.Channel == touch.Channel)?.Id, next));
        }

        return new Flow(steps, First(Touches[0], 1))
        {
            Trigger = new FlowTrigger { Event = Trigger },
            Settings = new FlowSettings
            {
                Purpose = Purpose,
                Timezone = "contact",
                Window = new SendWindow("09:00", "20:00"),
                Reentry = new Reentry(0, 30),
                Exits = [.. Exits.Select(exit => exit is "clicked" or "replied" or "opened" or "review_submitted" ? new FlowExit(exit) : new FlowExit("event", exit))],
            },
        };
    }

    private static string First(PresetTouch touch, int number) => touch.After > TimeSpan.Zero ? $"wait{number}" : $"touch{number}";
}

/// <summary>One message of a preset.</summary>
/// <param name="After">The event, or the touch before.</param>
public sealed record PresetTouch(Channel Channel, TimeSpan After);
