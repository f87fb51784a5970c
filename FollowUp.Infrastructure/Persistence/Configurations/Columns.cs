using FollowUp.Core.Kernel;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FollowUp.Infrastructure.Persistence.Configurations;

/// <summary>Column kinds that several tables share.</summary>
internal static class Columns
{
    /// <summary>Longest text of an ordinary column in all three databases; longer ones are unbounded.</summary>
    private const int Unbounded = -1;

    /// <summary>Text without a limit of its own: bodies, JSON.</summary>
    public static PropertyBuilder<T> HasLongText<T>(this PropertyBuilder<T> property) => property.HasMaxLength(Unbounded);

    /// <summary>A value kept as JSON text.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property)
        where T : class
    {
        property.HasConversion(
            value => Json.Write(value),
            text => Json.Read<T>(text),
            new ValueComparer<T>(
                (left, right) => Json.Write(left) == Json.Write(right),
                value => Json.Write(value).GetHashCode(StringComparison.Ordinal),
                value => Json.Read<T>(Json.Write(value))));
        return property.HasLongText();
    }
}
