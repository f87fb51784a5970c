using FollowUp.Core.Organizations;

namespace FollowUp.Web.Components.Layout;

/// <summary>What the frame shows of the person signed in.</summary>
/// <param name="Organization">Name of the organization.</param>
/// <param name="BrandColor">The organization's colour as #RRGGBB.</param>
/// <param name="Zone">IANA id of the organization's time zone.</param>
/// <param name="User">Name of the person.</param>
/// <param name="Role">What the person may do.</param>
public sealed record SignedIn(string Organization, string BrandColor, string Zone, string User, Role Role);
