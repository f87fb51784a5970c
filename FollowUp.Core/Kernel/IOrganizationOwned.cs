namespace FollowUp.Core.Kernel;

/// <summary>Belongs to one organization and is never seen from another: the database filters on it.</summary>
public interface IOrganizationOwned
{
    Guid OrganizationId { get; }
}
