using FollowUp.Core.Sequences.Steps;
using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>What kinds of steps are called.</summary>
public static class StepKinds
{
    /// <summary>"Email", "Wait", "Condition".</summary>
    public static string Word(Step step) => step switch
    {
        AttributeStep => "Attribute",
        EnrollStep => "Enroll",
        NotifyStep => "Notify",
        _ => KindLook.Of(StepWords.Kind(step)).Label,
    };
}
