using FollowUp.Core.Organizations;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Whose rows a database context sees, and on whose behalf it changes them.</summary>
internal sealed class DataScope
{
    /// <summary>All organizations: scans, sign-in and links whose token names the row.</summary>
    public static readonly DataScope All = new() { Everything = true };

    /// <summary>No organization's rows at all.</summary>
    public static readonly DataScope None = new();

    private DataScope()
    {
    }

    public bool Everything { get; private init; }

    public Guid OrganizationId { get; private init; }

    /// <summary>Who changes something; null: nobody in particular, and nothing is written into the audit log by itself.</summary>
    public Actor? Actor { get; private init; }

    public static DataScope Of(Guid organizationId) => new() { OrganizationId = organizationId };

    /// <summary>The actor's organization. What is changed is written into the audit log.</summary>
    public static DataScope Of(Actor actor) => new() { OrganizationId = actor.OrganizationId, Actor = actor };
}
