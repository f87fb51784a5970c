using System.Reflection;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>The columns of a row record, in the order of its properties.</summary>
internal static class RowShape<T>
{
    public static readonly IReadOnlyList<RowColumn> Columns =
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => new RowColumn(property.Name, KindOf(property.PropertyType)))];

    private static ColumnKind KindOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(Guid) ? ColumnKind.Id
            : plain == typeof(int) || plain.IsEnum ? ColumnKind.Integer
            : plain == typeof(long) || plain == typeof(Instant) ? ColumnKind.Long
            : plain == typeof(bool) ? ColumnKind.Flag
            : plain == typeof(string) ? ColumnKind.Text
            : throw new NotSupportedException($"{typeof(T).Name} has a column of type {plain.Name}.");
    }
}

/// <summary>One column of a row source.</summary>
internal sealed record RowColumn(string Name, ColumnKind Kind);

/// <summary>What a column holds.</summary>
internal enum ColumnKind
{
    Id,
    Integer,
    Long,
    Flag,
    Text,
}
