using System.Text.Json;

namespace FollowUp.Infrastructure.Persistence.Batch.Engine;

/// <summary>Reads stored events for rules.</summary>
internal static class ContactEventReader
{
    /// <summary>The event's properties; its whole payload for events with a shape of their own, such as orders.</summary>
    public static JsonElement? Properties(string payload)
    {
        var root = JsonElement.Parse(payload);
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("properties", out var properties) ? properties : root;
    }
}
