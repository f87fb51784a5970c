namespace FollowUp.Infrastructure.Persistence.Batch;

/// <summary>
/// What differs between the three databases in set-based SQL: how rows are unpacked out of one JSON parameter, and how
/// a few rows are claimed past those that others hold. Everything else is written once.
/// </summary>
internal abstract class Dialect
{
    public static Dialect Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Postgres => new PostgresDialect(),
        DatabaseProvider.SqlServer => new SqlServerDialect(),
        _ => new SqliteDialect(),
    };

    /// <summary>Literal of a true flag.</summary>
    public virtual string True => "1";

    /// <summary>Literal of a false flag.</summary>
    public virtual string False => "0";

    /// <summary>A table expression with the columns of <typeparamref name="T"/>, read from the JSON parameter <c>@rows</c>.</summary>
    public abstract string Rows<T>(string parameter = "@rows");

    /// <summary>Picks at most <c>@most</c> ids for an update; rows that another worker holds are passed over.</summary>
    public abstract string Pick(string table, string where, string orderBy);

    /// <summary>Stands between SET and WHERE: the changed rows' columns, for databases that want it there.</summary>
    public virtual string Output(params string[] columns) => "";

    /// <summary>Stands at the end: the changed rows' columns, for databases that want it there.</summary>
    public virtual string Returning(params string[] columns)
        => $" RETURNING {string.Join(", ", columns.Select(column => $"\"{column}\""))}";

    /// <summary>
    /// Inserts the rows of <c>@rows</c> that no unique key refuses; refused ones are left out in silence, so callers
    /// that must know count what comes back.
    /// </summary>
    /// <param name="unless">Condition on alias <c>t</c> (the table) and <c>r</c> (the row) under which a row is there already; empty: none is.</param>
    /// <param name="returning">Columns of the rows that went in.</param>
    public string Insert<T>(string table, string unless = "", params string[] returning)
    {
        var columns = string.Join(", ", RowShape<T>.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", RowShape<T>.Columns.Select(column => $"r.\"{column.Name}\""));
        var guard = unless.Length == 0 ? "1 = 1" : $"NOT EXISTS (SELECT 1 FROM \"{table}\" AS t{InsertLock} WHERE {unless})";
        return $"INSERT INTO \"{table}\" ({columns}){(returning.Length > 0 ? Output(returning) : "")} "
            + $"SELECT {values} FROM {Rows<T>()} AS r WHERE {guard}{OnConflict(unless)}{(returning.Length > 0 ? Returning(returning) : "")}";
    }

    /// <summary>Lock that keeps the guard of an insert true until its end.</summary>
    protected virtual string InsertLock => "";

    protected virtual string OnConflict(string unless) => unless.Length == 0 ? "" : " ON CONFLICT DO NOTHING";
}
