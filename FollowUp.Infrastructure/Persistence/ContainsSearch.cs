using System.Reflection;

namespace FollowUp.Infrastructure.Persistence;

/// <summary>
/// What people type into search boxes. Compare with <c>EF.Functions.Like(ContainsSearch.Upper(column), ContainsSearch.Upper(pattern), ContainsSearch.Escape)</c>:
/// the database puts both sides into upper case by its own rules, so that they agree on every one of the three.
/// </summary>
internal static class ContainsSearch
{
    public const string Escape = "\\";

    public static readonly MethodInfo UpperMethod = typeof(ContainsSearch).GetMethod(nameof(Upper))!;

    /// <summary>Matches the text anywhere; its own <c>%</c>, <c>_</c>, <c>[</c> and <c>\</c> are taken literally.</summary>
    public static string Pattern(string text)
        => $"%{string.Concat(text.Trim().Select(c => c is '%' or '_' or '[' or '\\' ? Escape + c : c.ToString()))}%";

    /// <summary><c>UPPER</c> of the database; for queries alone.</summary>
    public static string? Upper(string? text) => throw new NotSupportedException($"{text} can only be put into upper case inside a query.");
}
