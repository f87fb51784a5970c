namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>Who is being erased.</summary>
internal sealed record ErasedPerson(Guid OrganizationId, Guid ContactId, PersonTraces Traces);
