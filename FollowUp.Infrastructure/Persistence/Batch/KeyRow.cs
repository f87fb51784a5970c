namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>One row by its key.</summary>
internal sealed record KeyRow(Guid Key);
