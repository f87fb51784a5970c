using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <param name="Address">Normalised.</param>
internal sealed record SoughtAddress(Guid Key, Guid OrganizationId, Channel Channel, string Address);
