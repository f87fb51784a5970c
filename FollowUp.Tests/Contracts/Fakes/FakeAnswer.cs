using System.Text.Json;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>What a fake provider answers.</summary>
internal sealed record FakeAnswer(int Status, string Body, params (string Name, string Value)[] Headers)
{
    public static FakeAnswer Json(int status, object body, params (string Name, string Value)[] headers) => new(status, JsonSerializer.Serialize(body), headers);
}
