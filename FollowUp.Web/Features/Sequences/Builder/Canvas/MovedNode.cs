namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>Where a dropped step stands now, for the script.</summary>
public sealed record MovedNode(string Id, double X, double Y);
