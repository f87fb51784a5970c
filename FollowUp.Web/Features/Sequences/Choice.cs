namespace FollowUp.Web.Features.Sequences;

/// <summary>One way a <see cref="ChoiceDialog"/> offers.</summary>
/// <param name="Key">Handed back when chosen.</param>
/// <param name="Detail">What happens then; null where the label says it.</param>
public sealed record Choice(string Key, string Label, string? Detail = null);
