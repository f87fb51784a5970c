namespace FollowUp.Core.Sequences.Layout;

/// <summary>How far a part of the drawing reaches to both sides, layer by layer, from its own middle.</summary>
internal sealed class Extent
{
    private const double Between = 2 * CanvasSize.Column;
    private readonly Dictionary<int, (double Left, double Right)> layers = [];
    private double offset;

    public void Add(int rank, double x)
    {
        x -= offset;
        layers[rank] = layers.TryGetValue(rank, out var at) ? (Math.Min(at.Left, x), Math.Max(at.Right, x)) : (x, x);
    }

    public void Shift(double by) => offset += by;

    /// <summary>Takes in another part that stands where <paramref name="at"/> says.</summary>
    public void Add(Extent other, double at)
    {
        foreach (var (rank, (left, right)) in other.layers)
        {
            Add(rank, left + other.offset + at);
            Add(rank, right + other.offset + at);
        }
    }

    /// <summary>The place nearest to the wanted one where a part fits beside this.</summary>
    /// <param name="rightOnly">Ways of a choice keep their order.</param>
    public double Fit(Extent other, double wanted, bool rightOnly)
    {
        var (fits, right, left) = (true, double.NegativeInfinity, double.PositiveInfinity);
        foreach (var (rank, (from, to)) in other.layers)
        {
            if (layers.TryGetValue(rank, out var own))
            {
                var after = own.Right + offset + Between - from - other.offset;
                var before = own.Left + offset - Between - to - other.offset;
                fits &= wanted >= after || (!rightOnly && wanted <= before);
                (right, left) = (Math.Max(right, after), Math.Min(left, before));
            }
        }

        return fits ? wanted : rightOnly || right - wanted <= wanted - left ? right : left;
    }
}
