namespace FollowUp.Core.Sequences.Layout;

/// <summary>Measures of the canvas in its units, which are pixels at a zoom of 1. The script has the same numbers.</summary>
public static class CanvasSize
{
    public const int NodeWidth = 280;
    public const int NodeHeight = 64;

    /// <summary>From one step to the next below it.</summary>
    public const int Pitch = 108;

    /// <summary>More below a choice, where the labels of its ways stand.</summary>
    public const int ChoiceGap = 24;

    /// <summary>Two ways of a choice stand this far left and right of it.</summary>
    public const int Column = 172;

    /// <summary>A way turns this far from the steps at its ends.</summary>
    public const int Turn = 22;

    /// <summary>Radius of its corners.</summary>
    public const int Corner = 8;
}
