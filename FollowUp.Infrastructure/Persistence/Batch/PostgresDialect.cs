namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>PostgreSQL manual, 9.16 "JSON functions" and "SELECT … FOR UPDATE SKIP LOCKED".</summary>
internal sealed class PostgresDialect : Dialect
{
    public override string Mentions(string column, string pattern) => $"\"{column}\" ILIKE {pattern} ESCAPE '{ContainsSearch.Escape}'";

    public override string True => "TRUE";

    public override string False => "FALSE";

    public override string Rows<T>(string parameter = "@rows")
    {
        var columns = RowShape<T>.Columns.Select(column => $"\"{column.Name}\" {TypeName(column.Kind)}");
        return $"(SELECT * FROM jsonb_to_recordset(CAST({parameter} AS jsonb)) AS x({string.Join(", ", columns)}))";
    }

    public override string Pick(string table, string where, string orderBy)
        => $"SELECT \"Id\" FROM \"{table}\" WHERE {where} ORDER BY {orderBy} LIMIT @most FOR UPDATE SKIP LOCKED";

    /// <summary>Also looked for as an array: a plan made beside a small table would go on to read the whole index when it has grown.</summary>
    public override string Keyed<T>(string table, string column)
        => $"{base.Keyed<T>(table, column)} AND {Within($"\"{table}\".\"{column}\"", $"SELECT k.\"Key\" FROM {Rows<T>()} AS k")}";

    /// <summary>An array is expected to be short, whatever is known of the table: its index is used also before the table was analyzed.</summary>
    protected override string Within(string column, string keys) => $"{column} = ANY(ARRAY({keys}))";

    private static string TypeName(ColumnKind kind) => kind switch
    {
        ColumnKind.Id => "uuid",
        ColumnKind.Integer => "integer",
        ColumnKind.Long => "bigint",
        ColumnKind.Flag => "boolean",
        _ => "text",
    };
}
