namespace FollowUp.Core.Sequences.Editing;

/// <summary>Names one way of a flow by where it is written.</summary>
/// <param name="From">Id of the step it leaves; null for the way from the trigger to the first step.</param>
/// <param name="Field">Such as <c>next</c> or <c>branches[0].next</c>; <c>start</c> for the way from the trigger.</param>
public readonly record struct EdgeRef(string? From, string Field)
{
    /// <summary>From the trigger to the first step.</summary>
    public static readonly EdgeRef Start = new(null, "start");

    /// <summary><c>step:field</c>, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => $"{From}:{Field}";

    /// <returns>Null when it is no such text.</returns>
    public static EdgeRef? Parse(string? text)
        => text?.Split(':', 2) is [var from, { Length: > 0 } field] ? new EdgeRef(from.Length == 0 ? null : from, field) : null;
}
