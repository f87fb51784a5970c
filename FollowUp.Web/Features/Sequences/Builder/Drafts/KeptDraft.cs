namespace FollowUp.Web.Features.Sequences.Builder.Drafts;

/// <summary>What this browser kept of an earlier visit, because it was never saved.</summary>
/// <param name="At">When, in milliseconds since 1970.</param>
/// <param name="HasFlow">There is a draft; it is read on its own, since it may be large.</param>
/// <param name="Typed">Fields that were being typed into.</param>
public sealed record KeptDraft(long At, bool HasFlow, IReadOnlyList<KeptText> Typed);

/// <param name="Label">Of the field.</param>
/// <param name="Text">What stood in it.</param>
public sealed record KeptText(string Label, string Text);
