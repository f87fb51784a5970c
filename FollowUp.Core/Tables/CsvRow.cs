namespace FollowUp.Core.Tables;

/// <summary>A row below the head of a table.</summary>
/// <param name="table">What names its columns.</param>
/// <param name="line">Of the file, where it begins; 1 is the first.</param>
public sealed class CsvRow(CsvTable table, int line, IReadOnlyList<string> cells)
{
    public int Line => line;

    /// <summary>It has more cells than there are columns.</summary>
    public bool TooLong => cells.Count > table.Head.Count;

    /// <returns>The trimmed text; null when it is empty or there is no such column.</returns>
    public string? this[string column] => table.IndexOf(column) is var at && at >= 0 && at < cells.Count && cells[at].Length > 0 ? cells[at] : null;
}
