using System.Globalization;
using System.Text;

namespace FollowUp.Core.Sequences.Layout;

/// <summary>
/// How a way is drawn: down, across to its lane, down, across to its target, down; corners are round. The script draws by
/// the same rule while steps are dragged: edge-routes.json holds values for both.
/// </summary>
/// <param name="Path">Of an SVG path element.</param>
/// <param name="Plus">Middle of the button that puts a step on the way.</param>
/// <param name="Label">Middle of the words that say when the way is taken.</param>
public sealed record EdgeRoute(string Path, Spot Plus, Spot Label)
{
    /// <param name="from">Lower end: the middle of the lower edge of what it leaves.</param>
    /// <param name="to">The middle of the upper edge of what it leads to.</param>
    /// <param name="choice">It leaves a step with several ways out, and turns near that; others turn near their target.</param>
    /// <param name="lane">How far beside its step it runs down; null for straight below one of its ends.</param>
    public static EdgeRoute Of(Spot from, Spot to, bool choice, double? lane = null)
    {
        var down = to.Y - from.Y;
        var back = down < 24;
        var turn = back ? CanvasSize.Turn : Math.Min(CanvasSize.Turn, down / 2);
        var x = lane is { } beside ? from.X + beside : back ? Math.Max(from.X, to.X) + CanvasSize.Column : choice ? to.X : from.X;
        Spot[] corners = [from, new(from.X, from.Y + turn), new(x, from.Y + turn), new(x, to.Y - turn), new(to.X, to.Y - turn), to];
        var rest = back ? CanvasSize.ChoiceGap : Math.Clamp(down - (2 * turn), 0, CanvasSize.ChoiceGap);
        return new EdgeRoute(
            Round(Straightened(corners)),
            choice ? new Spot(x, from.Y + turn + rest) : new Spot(from.X, from.Y + turn),
            new Spot(x, from.Y + turn));
    }

    /// <summary>Corners at which nothing turns are left out.</summary>
    private static List<Spot> Straightened(Spot[] corners)
    {
        var kept = new List<Spot>();
        foreach (var corner in corners)
        {
            if (kept.Count > 0 && kept[^1] == corner)
            {
                continue;
            }

            if (kept.Count > 1 && ((kept[^1].X == corner.X && kept[^2].X == corner.X) || (kept[^1].Y == corner.Y && kept[^2].Y == corner.Y)))
            {
                kept[^1] = corner;
            }
            else
            {
                kept.Add(corner);
            }
        }

        return kept;
    }

    private static string Round(List<Spot> corners)
    {
        var path = new StringBuilder($"M{Text(corners[0])}");
        for (var index = 1; index < corners.Count - 1; index++)
        {
            var (before, at, after) = (corners[index - 1], corners[index], corners[index + 1]);
            var radius = Math.Min(CanvasSize.Corner, Math.Min(Length(before, at), Length(at, after)) / 2);
            path.Append(CultureInfo.InvariantCulture, $"L{Text(Toward(at, before, radius))}Q{Text(at)} {Text(Toward(at, after, radius))}");
        }

        return path.Append('L').Append(Text(corners[^1])).ToString();
    }

    private static double Length(Spot one, Spot other) => Math.Abs(one.X - other.X) + Math.Abs(one.Y - other.Y);

    private static Spot Toward(Spot from, Spot to, double by) => new(from.X + (Math.Sign(to.X - from.X) * by), from.Y + (Math.Sign(to.Y - from.Y) * by));

    private static string Text(Spot spot) => string.Create(CultureInfo.InvariantCulture, $"{spot.X:0.##} {spot.Y:0.##}");
}
