using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Infrastructure.Persistence.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FollowUp.Infrastructure.Persistence.Privacy;

/// <summary>Tables that may mention a person anywhere in their words. New ones are among them by themselves.</summary>
internal static class SweptTables
{
    /// <summary>Tables left alone although they belong to an organization, each with the reason. Settings that members make are left alone too: they are the organization's own words.</summary>
    public static readonly IReadOnlyDictionary<Type, string> LeftAlone = new Dictionary<Type, string>
    {
        [typeof(ConsentEntry)] = "its lines are bound by hashes; address and evidence were emptied by themselves",
        [typeof(ConsentHead)] = "holds hashes alone",
        [typeof(ConsentState)] = "holds hashes alone",
        [typeof(ConsentCheckpoint)] = "holds hashes alone",
        [typeof(Erasure)] = "what it looks for is encrypted and removed at the end",
        [typeof(ApprovedTemplate)] = "read from the provider anew every day",
        [typeof(WhatsAppAccountState)] = "read from the provider anew every day",
    };

    /// <summary>Audited like settings, but about persons.</summary>
    private static readonly HashSet<Type> Records = [typeof(Review), typeof(PrivacyRequest)];

    public static IReadOnlyList<SweptTable> Of(IModel model) =>
    [
        .. model.GetEntityTypes().Where(IsSwept).Select(Table).Where(table => table.Columns.Count > 0).OrderBy(table => table.Name, StringComparer.Ordinal),
    ];

    private static bool IsSwept(IEntityType entity)
        => typeof(IOrganizationOwned).IsAssignableFrom(entity.ClrType) && !LeftAlone.ContainsKey(entity.ClrType)
            && (Records.Contains(entity.ClrType) || !AuditedRows.All.ContainsKey(entity.ClrType));

    private static SweptTable Table(IEntityType entity)
    {
        var store = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var unique = entity.GetIndexes().Where(index => index.IsUnique).SelectMany(index => index.Properties).ToHashSet();
        return new SweptTable(
            entity.ClrType,
            entity.GetTableName()!,
            [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName(store)!)],
            [.. entity.GetProperties().Where(property => IsText(property) && !property.IsPrimaryKey())
                .Select(property => new SweptColumn(property.GetColumnName(store)!, property.GetMaxLength() is > 0 and var longest ? longest : null, unique.Contains(property)))]);
    }

    private static bool IsText(IProperty property)
        => property.ClrType == typeof(string) || property.GetTypeMapping().Converter?.ProviderClrType == typeof(string);
}

/// <summary>A table with its key and its text columns.</summary>
internal sealed record SweptTable(Type Type, string Name, IReadOnlyList<string> Key, IReadOnlyList<SweptColumn> Columns);

/// <param name="Longest">Null: as long as it likes.</param>
/// <param name="Unique">Two rows must not become alike.</param>
internal sealed record SweptColumn(string Name, int? Longest, bool Unique);
