using System.Text.Json;
using System.Text.Json.Serialization;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>Tells another program by HTTP POST with a JSON body, and goes on without waiting for its answer.</summary>
/// <param name="Body">JSON sent beside what the call always tells; null sends that alone.</param>
public sealed record WebhookStep(string Id, string Url, string? Next, JsonElement? Body = null, IReadOnlyDictionary<string, string>? Headers = null) : Step(Id)
{
    private const int LongestUrl = 2000;
    private const int LongestBody = 20_000;
    private const int MostHeaders = 20;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => [new("next", Next)];

    public override StepResult Decide(StepContext context) => new StepResult.Act(new StepEffect.Call(this), Next, context.PlannedAt);

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if (Url is not { Length: <= LongestUrl } || !Uri.TryCreate(Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
        {
            yield return ("url", "must be a web address that begins with https:// or http://");
        }

        if (Body is { } body && body.GetRawText().Length > LongestBody)
        {
            yield return ("body", $"must be at most {LongestBody} characters");
        }

        if (Headers is { } headers && (headers.Count > MostHeaders || headers.Any(pair => !IsToken(pair.Key) || pair.Value is null || pair.Value.Any(char.IsControl))))
        {
            yield return ("headers", $"must be at most {MostHeaders} names with values without control characters");
        }
    }

    /// <summary>RFC 9110 §5.6.2.</summary>
    private static bool IsToken(string name) => name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c));
}
