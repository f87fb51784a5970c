using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>Resend's <c>POST /emails</c>, with its idempotency keys.</summary>
internal sealed class ResendFake(IClock clock) : FakeProvider(clock)
{
    public const string Key = "re_123456789";

    private static readonly Shape Mail = Shape.Record(
        ("from", Shape.Text),
        ("to", Shape.Many(Shape.Text, 50)),
        ("subject", Shape.Text),
        ("reply_to?", Shape.Text),
        ("html?", Shape.Text),
        ("text?", Shape.AnyText),
        ("headers?", Shape.Texts),
        ("attachments?", Shape.Many(Shape.Record(("content", Shape.Base64), ("filename", Shape.Text), ("content_type?", Shape.Text), ("content_id?", Shape.Text)))),
        ("tags?", Shape.Many(Shape.Record(("name", Shape.Short(256)), ("value", Shape.Short(256))))));

    private readonly ConcurrentDictionary<string, (string Body, string Id)> known = new();

    protected override FakeAnswer? Stranger(FakeRequest request) => request.Header("Authorization") switch
    {
        null => Error(401, "missing_api_key", "Missing API key in the authorization header."),
        "Bearer " + Key => null,
        _ => Error(403, "invalid_api_key", "API key is invalid."),
    };

    protected override string? Problem(FakeRequest request)
        => request is not { Method: "POST", Path: "/emails" } ? $"{request.Method} {request.Path} is not known"
            : request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true ? "Content-Type must be application/json"
            : string.IsNullOrEmpty(request.Header("User-Agent")) ? "User-Agent is missing"
            : request.Header("Idempotency-Key") is not { Length: >= 1 and <= 256 } ? "Idempotency-Key must be 1 to 256 characters"
            : Mail.Problem(request.Json(), "mail");

    protected override FakeAnswer Refuse(string problem) => Error(422, "validation_error", problem);

    protected override FakeAnswer Take(FakeRequest request)
    {
        var mine = (Body: Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body))), Id: $"49a3999c-0ce1-4ea6-ab68-{NextNumber():D12}");
        var (body, id) = known.GetOrAdd(request.Header("Idempotency-Key")!, mine);
        if (id == mine.Id)
        {
            var to = request.Json().GetProperty("to")[0].GetString()!;
            Keep(id, to.Split('<')[^1].TrimEnd('>'));
        }

        return body == mine.Body ? FakeAnswer.Json(200, new { id }) : Error(409, "invalid_idempotent_request", "Same idempotency key used with a different request payload.");
    }

    public static FakeAnswer Error(int status, string name, string message, params (string, string)[] headers)
        => FakeAnswer.Json(status, new { statusCode = status, name, message }, headers);
}
