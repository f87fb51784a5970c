namespace FollowUp.Infrastructure.Persistence;

/// <summary>Whose rows a database context sees.</summary>
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

    public static DataScope Of(Guid organizationId) => new() { OrganizationId = organizationId };
}
