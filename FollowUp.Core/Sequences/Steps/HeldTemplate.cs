namespace FollowUp.Core.Sequences.Steps;

/// <summary>Why a template does not go out.</summary>
/// <param name="Words">In plain words with what to do.</param>
/// <param name="ForGood">Nothing that happens by itself will change it.</param>
public sealed record HeldTemplate(string Words, bool ForGood);
