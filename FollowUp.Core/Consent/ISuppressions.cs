using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Consent;

/// <summary>An organization's list of addresses that nothing is sent to.</summary>
public interface ISuppressions
{
    /// <summary>Newest first.</summary>
    Task<Page<SuppressionLine>> ListAsync(Actor actor, SuppressionFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <summary>Puts an address on the list by hand.</summary>
    /// <param name="reason"><see cref="SuppressionReason.OptedOut"/> or <see cref="SuppressionReason.DoNotContact"/>.</param>
    /// <exception cref="InputException">Address, reason or note cannot be taken; names the field.</exception>
    Task<OptOutResult> AddAsync(Actor actor, string? address, Channel channel, SuppressionReason reason, string? note, CancellationToken cancellationToken);

    /// <summary>Takes an address off the list; admins only. Of one that opted out the ledger says who claims that the person came back, and why.</summary>
    /// <exception cref="NotFoundException">It is not on the list.</exception>
    /// <exception cref="InputException">The note is missing.</exception>
    Task RemoveAsync(Actor actor, Guid id, string? note, CancellationToken cancellationToken);

    /// <summary>Puts the addresses of a CSV file on the list. Lines that cannot be read are named, and nothing is changed then.</summary>
    /// <exception cref="InputException">It is no CSV with an <c>address</c> column, or too large.</exception>
    Task<SuppressionImport> ImportAsync(Actor actor, ReadOnlyMemory<byte> csv, string source, CancellationToken cancellationToken);

    /// <summary>The whole list, oldest first.</summary>
    IAsyncEnumerable<SuppressionLine> ExportAsync(Actor actor, CancellationToken cancellationToken);
}

/// <param name="Search">A whole address, or how it begins; null for all.</param>
public sealed record SuppressionFilter(Channel? Channel = null, SuppressionReason? Reason = null, string? Search = null);

/// <param name="Address">Null once the person was erased: the list keeps its keyed hash.</param>
public sealed record SuppressionLine(Guid Id, Channel Channel, string? Address, SuppressionReason Reason, string Source, string? Note, Instant CreatedAt);

/// <summary>What came of a file.</summary>
/// <param name="Added">Addresses that are new on the list.</param>
/// <param name="Known">Addresses that were on it, or stood in the file twice.</param>
/// <param name="Errors">Lines that cannot be read; when there are any, nothing was added.</param>
public sealed record SuppressionImport(int Added, int Known, IReadOnlyList<SuppressionLineError> Errors);

/// <param name="Line">In the file, from 1 with its head.</param>
public sealed record SuppressionLineError(int Line, string Field, string Message);
