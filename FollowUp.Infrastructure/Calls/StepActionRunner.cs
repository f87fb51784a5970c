using FollowUp.Core.Engine;

namespace FollowUp.Infrastructure.Calls;

/// <summary>Carries out each kind of action.</summary>
internal sealed class StepActionRunner(WebhookCall calls, MemberNotice notices) : IStepActionRunner
{
    public Task<ActionOutcome> RunAsync(StepAction action, CancellationToken cancellationToken) => action.Kind switch
    {
        StepActionKind.Call => calls.SendAsync(action, cancellationToken),
        _ => notices.PlanAsync(action, cancellationToken),
    };
}
