using FollowUp.Web.Components.Shared;

namespace FollowUp.Web.Components.Layout;

/// <summary>The menu. A page that is not built is not here.</summary>
public static class Navigation
{
    /// <summary>Groups in the order of the menu.</summary>
    public static IReadOnlyList<NavGroup> Groups { get; } =
    [
        new(null, [new("Home", IconName.Home, "/", "Home")]),
        new("Engage",
        [
            new("Sequences", IconName.AccountTree, "/sequences"),
            new("Requests", IconName.Send, "/requests", "Requests"),
            new("Not sent", IconName.SyncProblem, "/dead-letters"),
            new("Request campaigns", IconName.EventRepeat, "/request-campaigns", "Campaigns"),
            new("Reviews", IconName.Reviews, "/reviews", "Reviews"),
            new("Templates", IconName.Dashboard, "/templates"),
        ]),
        new("Audience",
        [
            new("Contacts", IconName.Group, "/contacts"),
            new("Segments", IconName.FilterAlt, "/segments"),
            new("Capture", IconName.QrCode, "/capture"),
            new("Compliance", IconName.Shield, "/compliance"),
        ]),
        new(null, [new("Settings", IconName.Settings, "/settings"), new("Sandbox", IconName.Devices, "/sandbox")]),
    ];

    /// <summary>The four items of the bottom bar on a phone.</summary>
    public static IReadOnlyList<NavItem> Bar { get; } = [.. All.Where(item => item.BarLabel is not null)];

    /// <summary>What the bottom bar keeps under "More".</summary>
    public static IReadOnlyList<NavItem> More { get; } = [.. All.Where(item => item.BarLabel is null)];

    private static IEnumerable<NavItem> All => Groups.SelectMany(group => group.Items);
}
