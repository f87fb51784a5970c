namespace FollowUp.Web.Components.Shared;

/// <summary>What ties an input to its label, hint and error.</summary>
/// <param name="Id">For the input's <c>id</c>.</param>
/// <param name="DescribedBy">For its <c>aria-describedby</c>; null when there is neither hint nor error.</param>
/// <param name="Invalid">For its <c>aria-invalid</c>: "true", or null when there is no error.</param>
public sealed record FieldLinks(string Id, string? DescribedBy, string? Invalid);
