using System.Text;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>NotificationAPI's <c>POST /{clientId}/sender</c>.</summary>
internal sealed class NapiFake(ManualClock clock) : FakeProvider(clock)
{
    public const string Client = "client1";
    public const string Secret = "napi-123456789";

    private static readonly Shape Body = Shape.Record(
        ("type", Shape.Text),
        ("to", Shape.Record(("id", Shape.Text), ("email?", Shape.Text), ("number?", Shape.Text))),
        ("sms?", Shape.Record(("message", Shape.Text))),
        ("forceChannels?", Shape.Many(Shape.OneOf("EMAIL", "INAPP_WEB", "SMS", "CALL", "PUSH", "WEB_PUSH"))));

    protected override FakeAnswer? Stranger(FakeRequest request)
        => request.Header("Authorization") == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Client}:{Secret}")) ? null : Error(401, "Unauthorized");

    protected override string? Problem(FakeRequest request)
        => request is not { Method: "POST", Path: $"/{Client}/sender" } ? $"{request.Method} {request.Path} is not known"
            : request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true ? "Content-Type must be application/json"
            : Body.Problem(request.Json(), "body");

    protected override FakeAnswer Refuse(string problem) => Error(400, problem);

    protected override FakeAnswer Take(FakeRequest request)
    {
        var id = $"ad4a1e2c-{NextNumber():D4}";
        Keep(id, request.Json().GetProperty("to").GetProperty("number").GetString()!);
        return FakeAnswer.Json(200, new { trackingId = id });
    }

    public static FakeAnswer Error(int status, string message, params (string, string)[] headers) => FakeAnswer.Json(status, new { message }, headers);
}
