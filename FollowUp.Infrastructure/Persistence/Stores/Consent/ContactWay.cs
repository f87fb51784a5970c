using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>One address of a contact on one channel.</summary>
internal sealed record ContactWay(Guid OrganizationId, Channel Channel, string Address, Guid? ContactId);
