namespace FollowUp.Web.Components;

/// <summary>What a page needs around it.</summary>
public enum PageKind
{
    /// <summary>Signed-in app: component library, scripts, a circuit.</summary>
    App,

    /// <summary>Sign-in and the like: the app's look, static, no script.</summary>
    Account,

    /// <summary>Pages for a shop's contacts: own small style sheet, static, no script, always light.</summary>
    Public,
}
