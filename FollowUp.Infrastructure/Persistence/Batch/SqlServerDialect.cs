namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>Microsoft's Transact-SQL reference, "OPENJSON", "OUTPUT clause" and "Table hints" (READPAST).</summary>
internal sealed class SqlServerDialect : Dialect
{
    public override string First(string query, int most) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SELECT TOP ({most}) {query["SELECT ".Length..]}");

    public override string Rows<T>(string parameter = "@rows")
    {
        var columns = RowShape<T>.Columns.Select(column => $"\"{column.Name}\" {TypeName(column.Kind)} '$.{column.Name}'");
        return $"(SELECT * FROM OPENJSON({parameter}) WITH ({string.Join(", ", columns)}))";
    }

    public override string Pick(string table, string where, string orderBy)
        => $"SELECT TOP (@most) \"Id\" FROM \"{table}\" WITH (READPAST, UPDLOCK, ROWLOCK) WHERE {where} ORDER BY {orderBy}";

    public override string Output(params string[] columns)
        => $" OUTPUT {string.Join(", ", columns.Select(column => $"inserted.\"{column}\""))}";

    public override string Returning(params string[] columns) => "";

    protected override string Unless(string table, string unless)
        => unless.Length == 0 ? "1 = 1" : $"NOT EXISTS (SELECT 1 FROM \"{table}\" AS t WITH (UPDLOCK, HOLDLOCK) WHERE {unless})";

    private static string TypeName(ColumnKind kind) => kind switch
    {
        ColumnKind.Id => "uniqueidentifier",
        ColumnKind.Integer => "int",
        ColumnKind.Long => "bigint",
        ColumnKind.Flag => "bit",
        _ => "nvarchar(max)",
    };
}
