namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>sqlite.org, "JSON functions and operators"; jsonb_each hands rows on without writing and reading them as text once a column. One writer at a time, so nothing needs to be passed over.</summary>
internal sealed class SqliteDialect : Dialect
{
    public override string Rows<T>(string parameter = "@rows")
    {
        var columns = RowShape<T>.Columns.Select(column => $"json_extract(value, '$.{column.Name}') AS \"{column.Name}\"");
        return $"(SELECT {string.Join(", ", columns)} FROM jsonb_each({parameter}))";
    }

    public override string Pick(string table, string where, string orderBy)
        => $"SELECT \"Id\" FROM \"{table}\" WHERE {where} ORDER BY {orderBy} LIMIT @most";
}
