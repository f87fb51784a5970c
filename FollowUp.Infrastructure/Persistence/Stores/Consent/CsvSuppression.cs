using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <param name="Address">Normalised.</param>
internal sealed record CsvSuppression(Channel Channel, string Address, SuppressionReason Reason, string? Note);
