using System.Linq.Expressions;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>Finds rows by the beginning of a text in a way that the database can use an index for.</summary>
internal static class PrefixSearch
{
    /// <summary>Characters of a search that are looked at.</summary>
    public const int Longest = 100;

    /// <summary>What was typed, trimmed; null when there is nothing to search for.</summary>
    public static string? Term(string? typed)
    {
        var term = string.Concat((typed ?? "").Where(c => !char.IsControl(c))).Trim();
        return term.Length == 0 ? null : term[..Math.Min(term.Length, Longest)];
    }

    /// <summary>
    /// Rows whose text begins so. SQLite's LIKE minds no case and therefore no index; a range of texts does the same
    /// there (sqlite.org, "The LIKE optimization"). The other two order texts by language, so that a range would not do.
    /// </summary>
    public static IQueryable<T> StartingWith<T>(this IQueryable<T> rows, DatabaseProvider provider, Expression<Func<T, string?>> text, string start)
    {
        var column = text.Body;
        var condition = provider == DatabaseProvider.Sqlite
            ? Expression.AndAlso(
                Expression.GreaterThanOrEqual(Compare(column, start), Expression.Constant(0)),
                Expression.LessThan(Compare(column, start + '\uffff'), Expression.Constant(0)))
            : (Expression)Expression.Call(column, nameof(string.StartsWith), null, Value(start));
        return rows.Where(Expression.Lambda<Func<T, bool>>(condition, text.Parameters));
    }

    private static MethodCallExpression Compare(Expression column, string other)
        => Expression.Call(typeof(string), nameof(string.Compare), null, column, Value(other));

    /// <summary>A property access becomes a parameter of the statement; a constant would be written into it and its plan kept apart.</summary>
    private static MemberExpression Value(string text) => Expression.Property(Expression.Constant(new Box(text)), nameof(Box.Text));

    private sealed record Box(string Text);
}
