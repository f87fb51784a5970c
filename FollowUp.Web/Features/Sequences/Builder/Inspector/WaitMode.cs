using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>What a wait waits for.</summary>
public enum WaitMode
{
    Length,
    Date,
    Happening,
    Service,
}

/// <summary>From waits to their modes and back.</summary>
public static class WaitModes
{
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromDays(7);

    public static readonly IReadOnlyList<(WaitMode Mode, string Words)> All =
        [(WaitMode.Length, "For a while"), (WaitMode.Date, "Until a date"), (WaitMode.Happening, "Until something happens"), (WaitMode.Service, "As long as is usual for the service")];

    public static WaitMode Of(WaitStep step) => step switch
    {
        { Event: not null } => WaitMode.Happening,
        { ForService: true } => WaitMode.Service,
        { Until: { } until } when until.Contains('T', StringComparison.Ordinal) => WaitMode.Date,
        _ => WaitMode.Length,
    };

    /// <summary>The same step waiting for something else; what the new way has no use for is forgotten.</summary>
    public static WaitStep Turn(WaitStep step, WaitMode mode)
    {
        var bare = step with { For = null, Until = null, Event = null, Filters = null, Timeout = null, Since = mode == WaitMode.Length ? step.Since : null, Else = mode == WaitMode.Happening ? step.Else : null };
        return mode switch
        {
            WaitMode.Date => bare with { Until = "T09:00" },
            WaitMode.Happening => bare with { Event = "", Timeout = UsualTimeout },
            WaitMode.Service => bare with { For = WaitStep.ServiceLength },
            _ => bare with { For = TimeSpan.FromDays(1) },
        };
    }
}
