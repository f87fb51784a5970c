namespace FollowUp.Web.Components.Layout;

/// <summary>Lines of the menu under one heading.</summary>
/// <param name="Heading">Null for lines without one.</param>
public sealed record NavGroup(string? Heading, IReadOnlyList<NavItem> Items);
