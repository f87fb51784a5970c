using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Components.Layout;

/// <summary>One line of the menu.</summary>
/// <param name="Label">What the menu says.</param>
/// <param name="Icon">Drawn before the label.</param>
/// <param name="Href">Where it leads; also marks the item current on pages below it.</param>
/// <param name="BarLabel">Label under the icon on a phone, where the item is one of the four on the bottom bar.</param>
public sealed record NavItem(string Label, IconName Icon, string Href, string? BarLabel = null);
