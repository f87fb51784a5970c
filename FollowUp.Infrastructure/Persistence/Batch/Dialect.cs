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

    /// <summary>Condition that a text column holds a pattern of <see cref="ContainsSearch"/>, whatever the case of its letters.</summary>
    public virtual string Mentions(string column, string pattern) => $"\"{column}\" LIKE {pattern} ESCAPE '{ContainsSearch.Escape}'";

    /// <summary>A query that yields at most so many rows.</summary>
    public virtual string First(string query, int most) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{query} LIMIT {most}");

    /// <summary>Literal of a true flag.</summary>
    public virtual string True => "1";

    /// <summary>Literal of a false flag.</summary>
    public virtual string False => "0";

    /// <summary>A table expression with the columns of <typeparamref name="T"/>, read from the JSON parameter <c>@rows</c>.</summary>
    public abstract string Rows<T>(string parameter = "@rows");

    /// <summary>Condition that a column holds one of the keys of <c>@rows</c>.</summary>
    /// <param name="column">Its name, behind its table's alias and a dot where there is one.</param>
    public string OneOf(string column) => OneOf<KeyRow>(column);

    /// <inheritdoc cref="OneOf(string)"/>
    public string OneOf<T>(string column) => Within(Quoted(column), $"SELECT r.\"Key\" FROM {Rows<T>()} AS r");

    /// <summary>Picks at most <c>@most</c> ids for an update; rows that another worker holds are passed over.</summary>
    public abstract string Pick(string table, string where, string orderBy);

    /// <summary>
    /// A number column that a row found by its key is only checked against: what waits may be millions of rows, and a
    /// planner that expects few would walk the index of all of them.
    /// </summary>
    public static string Checked(string column) => $"\"{column}\" + 0";

    /// <summary>Condition that a row of the table is the one whose key stands in a row <c>r</c> of <see cref="Rows{T}"/>.</summary>
    public virtual string Keyed<T>(string table, string column) => $"\"{table}\".\"{column}\" = r.\"Key\"";

    /// <summary>Stands between SET and WHERE: the changed rows' columns, for databases that want it there.</summary>
    public virtual string Output(params string[] columns) => "";

    /// <summary>Stands at the end: the changed rows' columns, for databases that want it there.</summary>
    public virtual string Returning(params string[] columns)
        => $" RETURNING {string.Join(", ", columns.Select(column => $"\"{column}\""))}";

    /// <summary>
    /// Inserts the rows of <c>@rows</c> that no unique key refuses; refused ones are left out in silence, so callers
    /// that must know count what comes back.
    /// </summary>
    /// <param name="unless">
    /// What the unique key says, as a condition on alias <c>t</c> (the table) and <c>r</c> (the row), for databases that
    /// cannot pass over conflicts by themselves; empty: there are none.
    /// </param>
    /// <param name="returning">Columns of the rows that went in.</param>
    public string Insert<T>(string table, string unless = "", params string[] returning)
    {
        var columns = string.Join(", ", RowShape<T>.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", RowShape<T>.Columns.Select(column => $"r.\"{column.Name}\""));
        return $"INSERT INTO \"{table}\" ({columns}){(returning.Length > 0 ? Output(returning) : "")} "
            + $"SELECT {values} FROM {Rows<T>()} AS r WHERE {Unless(table, unless)}{(returning.Length > 0 ? Returning(returning) : "")}";
    }

    /// <summary>Condition that a column holds one of the keys a query yields.</summary>
    protected virtual string Within(string column, string keys) => $"{column} IN ({keys})";

    private static string Quoted(string column)
    {
        var name = column.IndexOf('.', StringComparison.Ordinal) + 1;
        return $"{column[..name]}\"{column[name..]}\"";
    }

    /// <summary>Condition of an insert, and what it does with rows that are there already.</summary>
    protected virtual string Unless(string table, string unless) => unless.Length == 0 ? "1 = 1" : "1 = 1 ON CONFLICT DO NOTHING";
}
