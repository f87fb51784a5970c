namespace FollowUp.Core.Sequences.Layout;

/// <summary>The whole drawing in a small frame: scaled to fit, in its middle.</summary>
public readonly record struct MinimapScale(double Factor, double Left, double Top)
{
    /// <summary>Of the frame, with its margin.</summary>
    public const int Width = 132;

    public const int Height = 110;

    private const int Margin = 8;

    public static MinimapScale Of(CanvasBounds bounds)
    {
        var factor = Math.Min((Width - (2 * Margin)) / Math.Max(bounds.Width, CanvasSize.NodeWidth), (Height - (2 * Margin)) / Math.Max(bounds.Height, CanvasSize.NodeHeight));
        return new MinimapScale(factor, ((Width - (bounds.Width * factor)) / 2) - (bounds.Left * factor), ((Height - (bounds.Height * factor)) / 2) - (bounds.Top * factor));
    }

    /// <summary>A place of the canvas in the frame.</summary>
    public Spot Of(Spot spot) => new(Left + (spot.X * Factor), Top + (spot.Y * Factor));
}
