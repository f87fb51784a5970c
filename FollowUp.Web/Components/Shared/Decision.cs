namespace FollowUp.Web.Components.Shared;

/// <summary>One rule that was asked before sending.</summary>
/// <param name="Rule">Name of the rule in plain words, such as "Consent".</param>
/// <param name="Outcome">What it said.</param>
/// <param name="Detail">On what ground, such as "Email opt-in since 14 Mar".</param>
public sealed record Decision(string Rule, DecisionOutcome Outcome, string? Detail = null);
