namespace FollowUp.Core.Kernel;

/// <summary>One page of a list and how many rows the whole list has.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Number">1 is the first page.</param>
/// <param name="Size">Rows a page, 1 to 200.</param>
public sealed record PageQuery(int Number = 1, int Size = 20)
{
    public const int LargestSize = 200;

    public int Skip => (Number - 1) * Size;

    /// <exception cref="InputException">Number or size is out of range; names the field.</exception>
    public PageQuery Checked()
    {
        if (Number is < 1 or > 1_000_000)
        {
            throw new InputException("page", "must be 1 or more");
        }

        return Size is < 1 or > LargestSize
            ? throw new InputException("pageSize", $"must be between 1 and {LargestSize}")
            : this;
    }
}
