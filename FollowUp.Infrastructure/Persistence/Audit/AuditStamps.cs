using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Audit;

/// <summary>Where ids and times of the audit log come from.</summary>
internal sealed record AuditStamps(IIdSource Ids, IClock Clock);
