using FollowUp.Core.Consent;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

/// <summary>What a ledger holds of some addresses, to tell what is new. Read it while the ledger is locked.</summary>
internal sealed class KnownConsents
{
    private readonly IKeyedHashes hashes;
    private readonly HashSet<Key> keys = [];

    private KnownConsents(IKeyedHashes hashes) => this.hashes = hashes;

    public static async Task<KnownConsents> LoadAsync(
        FollowUpDbContext context, IKeyedHashes hashes, Guid organizationId, IReadOnlyList<NewConsent> decisions, CancellationToken cancellationToken)
    {
        var known = new KnownConsents(hashes);
        var addresses = decisions.Select(one => AddressHash.Of(hashes, one.Channel, one.Address)).Distinct().ToList();
        var lines = await context.Set<ConsentEntry>().AsNoTracking().Where(row => row.OrganizationId == organizationId && addresses.Contains(row.AddressHash)).ToListAsync(cancellationToken);
        known.keys.UnionWith(lines.Select(row => new Key(row.Channel, row.AddressHash, row.Purpose, row.Decision, row.Basis, row.Source, row.Wording, row.At, row.ExpiresAt)));
        return known;
    }

    /// <returns>False when it is known already; from now on it is.</returns>
    public bool Add(NewConsent one) => keys.Add(Of(one));

    public bool Contains(NewConsent one) => keys.Contains(Of(one));

    private Key Of(NewConsent one) => new(
        one.Channel, AddressHash.Of(hashes, one.Channel, one.Address), one.Purpose, one.Decision, one.Basis, one.Source, one.Wording, one.At ?? Instant.MaxValue, one.ExpiresAt);

    private sealed record Key(
        Core.Kernel.Channel Channel, string Address, ConsentPurpose Purpose, ConsentDecision Decision, ConsentBasis? Basis, string Source, string? Wording, Instant At, Instant? ExpiresAt);
}
