namespace FollowUp.Core.Organizations;

/// <summary>What a member may do, least first. Stored as its number: never renumber.</summary>
public enum Role
{
    /// <summary>Sees everything but secrets, changes nothing.</summary>
    Viewer = 1,

    /// <summary>Answers contacts: moderates reviews, retries and resends messages.</summary>
    Agent = 2,

    /// <summary>Builds: campaigns, templates, sequences.</summary>
    Marketer = 3,

    /// <summary>Runs the organization: members, keys, provider accounts, settings.</summary>
    Admin = 4,

    /// <summary>An admin who cannot be removed by another admin.</summary>
    Owner = 5,
}
