namespace FollowUp.Web.Features.Requests;

/// <summary>Why something was not sent, in plain words, and where it is mended.</summary>
/// <param name="FixLabel">Verb with object; null where nothing here mends it.</param>
/// <param name="FixHref">Leads to where it is mended.</param>
public sealed record Cause(string Text, string? FixLabel = null, string? FixHref = null);
