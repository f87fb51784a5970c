using FollowUp.Core.Sequences.Steps;

namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>What the button beside a problem does.</summary>
/// <param name="Words">On the button.</param>
/// <param name="Changed">The step without the problem; null where a person has to say something.</param>
/// <param name="Focus">Id of the field that asks for it.</param>
public sealed record StepFix(string Words, Step? Changed, string? Focus = null);
