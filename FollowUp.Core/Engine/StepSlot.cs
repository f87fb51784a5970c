using System.Globalization;

namespace FollowUp.Core.Engine;

/// <summary>Names a step's message: the step's id, and its round from the second on.</summary>
public static class StepSlot
{
    private const char Mark = '#';

    public static string Of(string stepId, int round) => round == 1 ? stepId : string.Create(CultureInfo.InvariantCulture, $"{stepId}{Mark}{round}");

    /// <summary>Step and round of a slot; slots that people asked for, such as a resend, are their own.</summary>
    public static (string Step, int Round) Read(string slot)
    {
        var mark = slot.LastIndexOf(Mark);
        return mark > 0 && int.TryParse(slot.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var round)
            ? (slot[..mark], round)
            : (slot, 1);
    }
}
