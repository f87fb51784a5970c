namespace FollowUp.Web.Features.Sequences.Builder.Canvas;

/// <summary>All that is drawn of one step. Two alike are not drawn again.</summary>
/// <param name="Id">Empty for the trigger.</param>
/// <param name="Tile">Kind of the tile.</param>
/// <param name="Ports">Fields of its ways out, with spaces between.</param>
public sealed record NodeLook(string Id, string Tile, string Kind, string Title, string? Detail, double X, double Y, string Ports)
{
    public bool Chosen { get; init; }

    /// <summary>What is wrong with it, in a word or two.</summary>
    public string? Badge { get; init; }

    /// <summary>It cannot run at all as it is, rather than not be published.</summary>
    public bool NotSetUp { get; init; }

    /// <summary>Live figure, and what it counts.</summary>
    public string? Count { get; init; }

    public string? CountWord { get; init; }

    /// <summary>More figures, for those who point at the first.</summary>
    public string? CountMore { get; init; }

    /// <summary><c>added</c>, <c>changed</c> or <c>removed</c> between two versions; <c>passed</c>, <c>now</c>, <c>held</c> or <c>skipped</c> in a simulation.</summary>
    public string? Mark { get; init; }

    /// <summary>What the mark says, in words.</summary>
    public string? MarkText { get; init; }
}
