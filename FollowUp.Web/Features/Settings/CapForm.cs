using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Web.Features.Settings;

/// <summary>One frequency cap as it is typed.</summary>
public sealed class CapForm
{
    public Channel? Channel { get; set; }

    public int? Most { get; set; } = 3;

    public CapPeriod Per { get; set; } = CapPeriod.Week;

    public CapAction Action { get; set; }

    /// <summary>An empty number is refused where it is checked.</summary>
    public FrequencyCap Cap => new(Channel, Most ?? 0, Per, Action);

    public static CapForm Of(FrequencyCap cap) => new() { Channel = cap.Channel, Most = cap.Most, Per = cap.Per, Action = cap.Action };
}
