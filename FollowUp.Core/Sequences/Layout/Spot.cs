namespace FollowUp.Core.Sequences.Layout;

/// <summary>Where something stands on the canvas, in its units: the middle of its upper edge.</summary>
public readonly record struct Spot(double X, double Y)
{
    /// <summary>Places of hand-moved steps are multiples of this.</summary>
    public const int Snap = 8;

    /// <summary>The nearest place that steps are put on.</summary>
    public Spot OnGrid() => new(Math.Round(X / Snap) * Snap, Math.Round(Y / Snap) * Snap);

    public static Spot operator +(Spot one, Spot other) => new(one.X + other.X, one.Y + other.Y);

    public static Spot operator -(Spot one, Spot other) => new(one.X - other.X, one.Y - other.Y);

    /// <summary>Of the operator, for languages without it.</summary>
    public static Spot Add(Spot left, Spot right) => left + right;

    /// <summary>Of the operator, for languages without it.</summary>
    public static Spot Subtract(Spot left, Spot right) => left - right;
}
