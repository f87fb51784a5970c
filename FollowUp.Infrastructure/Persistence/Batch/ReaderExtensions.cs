using System.Data.Common;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>Reads columns by place.</summary>
internal static class ReaderExtensions
{
    public static Guid? IdOrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetGuid(ordinal);

    public static string? TextOrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static int? IntegerOrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);

    public static Instant At(this DbDataReader reader, int ordinal) => Instant.FromUnixTimeMilliseconds(reader.GetInt64(ordinal));

    public static Instant? AtOrNull(this DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.At(ordinal);
}
