using FollowUp.Core.Kernel;

namespace FollowUp.Web.Endpoints;

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows of the whole list.</param>
internal sealed record ListAnswer<T>(IReadOnlyList<T> Items, int Total);

internal static class ListAnswers
{
    public static ListAnswer<TAnswer> ToAnswer<TRow, TAnswer>(this Page<TRow> page, Func<TRow, TAnswer> answer) => new([.. page.Items.Select(answer)], page.Total);
}
