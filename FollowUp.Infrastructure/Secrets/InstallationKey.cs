using System.Security.Cryptography;
using System.Text;
using FollowUp.Core.Consent;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Secrets;

/// <summary>The key of this installation for hashes that must outlive what they hash: made once, kept encrypted, never replaced.</summary>
internal sealed class InstallationKey : IKeyedHashes
{
    private const string Purpose = "keyed hashes";

    private readonly Lazy<byte[]> key;

    public InstallationKey(Database database, ISecretProtector protector)
        => key = new Lazy<byte[]>(() => Load(database, protector));

    public string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(text)));

    /// <remarks>Saves without the write gate, as keys of Data Protection do: it may be asked for inside a transaction.</remarks>
    private static byte[] Load(Database database, ISecretProtector protector)
    {
        using var context = database.Open(DataScope.None);
        if (Find(context) is not { } row)
        {
            row = new InstallationKeyRow { Name = Purpose, Protected = protector.Protect(Purpose, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))) };
            context.Add(row);
            try
            {
                context.SaveChanges();
            }
            catch (DbUpdateException)
            {
                // Another node made it first.
                context.ChangeTracker.Clear();
                row = Find(context) ?? throw new InvalidOperationException("The installation's key could not be stored.");
            }
        }

        return Convert.FromHexString(protector.Unprotect(Purpose, row.Protected));
    }

    private static InstallationKeyRow? Find(FollowUpDbContext context)
        => context.Set<InstallationKeyRow>().AsNoTracking().SingleOrDefault(row => row.Name == Purpose);
}

/// <summary>A key as it is stored.</summary>
internal sealed class InstallationKeyRow
{
    public required string Name { get; init; }

    public required string Protected { get; init; }
}
