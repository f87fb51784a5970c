using System.Text.Json;

namespace FollowUp.Core.Sequences.Publishing;

/// <summary>What the messages of a flow are for, as <c>settings.purpose</c> says.</summary>
public static class FlowPurpose
{
    public const string Marketing = "marketing";
    public const string Transactional = "transactional";

    /// <returns>Null when the flow does not say, or says something else.</returns>
    public static string? Of(Flow flow)
        => flow.Settings?.Unknown?.GetValueOrDefault("purpose") is { ValueKind: JsonValueKind.String } purpose && purpose.GetString() is (Marketing or Transactional) and var said ? said : null;
}
