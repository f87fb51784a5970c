namespace FollowUp.Core.Sequences.Layout;

/// <summary>What a drawing takes up.</summary>
public readonly record struct CanvasBounds(double Left, double Top, double Width, double Height)
{
    /// <summary>Around these places of steps.</summary>
    public static CanvasBounds Of(IEnumerable<Spot> spots)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var spot in spots)
        {
            (left, right) = (Math.Min(left, spot.X - (CanvasSize.NodeWidth / 2)), Math.Max(right, spot.X + (CanvasSize.NodeWidth / 2)));
            (top, bottom) = (Math.Min(top, spot.Y), Math.Max(bottom, spot.Y + CanvasSize.NodeHeight));
        }

        return right < left ? default : new CanvasBounds(left, top, right - left, bottom - top);
    }
}
