using System.Runtime.CompilerServices;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Privacy;
using FollowUp.Core.Requests;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;

namespace FollowUp.Tests.Persistence.Privacy;

/// <summary>Makes rows of every table that may speak of a person, with the person in every text: nobody has to remember a table that comes later.</summary>
internal sealed class PersonRows(FollowUpDbContext context, IIdSource ids, Guid organizationId, Instant at)
{
    public const string Email = "zaphod@example.org";
    public const string Phone = "+46701234567";
    private const string Words = """{"note":"Zaphod Beeblebrox, ZAPHOD%40EXAMPLE.ORG, zaphod@example.org, +46701234567"}""";

    /// <summary>Each with the contact where it names one; and again with nobody known, as it comes from outside.</summary>
    /// <returns>Tables that got rows.</returns>
    public IReadOnlyList<Type> Add(Guid contactId)
    {
        var types = SweptTables.Of(context.Model).Select(table => table.Type).Where(type => type != typeof(Contact)).ToList();
        foreach (var (contact, linked) in new[] { ((Guid?)contactId, true), (null, false) })
        {
            var shared = new Dictionary<string, Guid>(StringComparer.Ordinal)
            {
                ["MessageId"] = ids.NewId(), ["EnrollmentId"] = ids.NewId(), ["RequestId"] = ids.NewId(),
            };
            foreach (var type in types)
            {
                context.Add(Row(context.Model.FindEntityType(type)!, contact ?? ids.NewId(), linked, shared));
            }
        }

        return types;
    }

    private object Row(IEntityType entity, Guid contactId, bool linked, Dictionary<string, Guid> shared)
    {
        var row = RuntimeHelpers.GetUninitializedObject(entity.ClrType);
        foreach (var property in entity.GetProperties().Where(property => property.PropertyInfo is not null))
        {
            if (Value(entity.ClrType, property, contactId, linked, shared) is { } value)
            {
                property.PropertyInfo!.SetValue(row, value);
            }
        }

        return row;
    }

    private object? Value(Type type, IProperty property, Guid contactId, bool linked, Dictionary<string, Guid> shared) => property.Name switch
    {
        "OrganizationId" => organizationId,
        "ContactId" => linked || !property.IsNullable ? contactId : null,
        "Id" when type == typeof(Message) => shared["MessageId"],
        "Id" when type == typeof(Request) => shared["RequestId"],
        "Id" when type == typeof(FollowUp.Core.Engine.Enrollment) => shared["EnrollmentId"],
        "State" when type == typeof(Message) => MessageState.Sent,
        "Status" when type == typeof(Request) => RequestStatus.Submitted,
        "Status" when type == typeof(FollowUp.Core.Engine.Enrollment) => FollowUp.Core.Engine.EnrollmentStatus.Completed,
        "Photos" => Array.Empty<ReviewPhoto>(),
        _ when shared.TryGetValue(property.Name, out var id) => id,
        _ => Value(property),
    };

    private object? Value(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(string))
        {
            return property.IsPrimaryKey() || property.GetMaxLength() is > 0 and < 18 || (property.GetMaxLength() is > 0 and < 50 && property.GetContainingIndexes().Any(index => index.IsUnique)) ? Short(property.GetMaxLength()) : Text(property.GetMaxLength());
        }

        return type switch
        {
            _ when type == typeof(Guid) => property.IsNullable ? null : ids.NewId(),
            _ when type == typeof(Instant) => property.IsNullable ? null : at,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ => null,
        };
    }

    private string Short(int? longest) => ids.NewToken()[..Math.Min(8, longest ?? 8)];

    /// <summary>Unique where it has to be.</summary>
    private string Text(int? longest) => longest is > 0 and var most && most < Words.Length + 30
        ? most < 50 ? Email : $"{Email} {Phone} {ids.NewToken()[..8]}"[..Math.Min(most, Email.Length + Phone.Length + 10)]
        : $"{Words} {ids.NewToken()}";
}
