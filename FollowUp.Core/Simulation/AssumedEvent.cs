using System.Text.Json;
using NodaTime;

namespace FollowUp.Core.Simulation;

/// <summary>An event that comes so long after the start.</summary>
public sealed record AssumedEvent(string Type, Duration After, JsonElement? Properties = null);
