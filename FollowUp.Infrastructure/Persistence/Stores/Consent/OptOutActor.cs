namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>Who acts, for the audit log.</summary>
internal sealed record OptOutActor(Guid? Id, string Name);
