using System.Collections.ObjectModel;

namespace FollowUp.Web.Components.Shared;

/// <summary>How an action of a person ended.</summary>
/// <param name="Succeeded">It was done.</param>
/// <param name="Message">Why not, in plain words; null when done.</param>
/// <param name="FieldErrors">What to do about each field, by the field's name in any case.</param>
public sealed record ActionOutcome(bool Succeeded, string? Message, IReadOnlyDictionary<string, string> FieldErrors)
{
    /// <summary>Done.</summary>
    public static ActionOutcome Done { get; } = new(true, null, ReadOnlyDictionary<string, string>.Empty);

    /// <summary>Not done, for a reason that belongs to no field.</summary>
    public static ActionOutcome Failed(string message) => new(false, message, ReadOnlyDictionary<string, string>.Empty);
}
