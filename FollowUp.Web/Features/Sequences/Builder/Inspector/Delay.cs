namespace FollowUp.Web.Features.Sequences.Builder.Inspector;

/// <summary>How long somebody waits: a length, a time of day, or that time some days later.</summary>
/// <param name="For">Null where only a time of day is given.</param>
/// <param name="Until">Such as <c>09:00</c>; null where only a length is given.</param>
public sealed record Delay(TimeSpan? For, string? Until = null);
