namespace FollowUp.Core.Events;

/// <summary>Somebody or something asks that one contact enters one sequence. Payload of an event, so that it is taken once and explained like any other.</summary>
/// <param name="Data">Variables of the messages as JSON; null: none.</param>
public sealed record EntryRequest(Guid SequenceId, string? Subject = null, string? Data = null)
{
    public const string Type = "entry_requested";

    /// <summary>Source of those that steps ask for.</summary>
    public const string Source = "sequence";
}
