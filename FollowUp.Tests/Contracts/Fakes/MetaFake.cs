using FollowUp.Tests.Support;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>The messages of Meta's WhatsApp Cloud API.</summary>
internal sealed class MetaFake(ManualClock clock) : FakeProvider(clock)
{
    public const string Number = "106540352242922";
    public const string Token = "EAAJB123456789";

    protected override FakeAnswer? Stranger(FakeRequest request)
        => request.Header("Authorization") == "Bearer " + Token ? null : Error(401, 190, "Invalid OAuth access token - Cannot parse access token");

    protected override string? Problem(FakeRequest request)
        => request is not { Method: "POST", Path: $"/v23.0/{Number}/messages" } ? $"{request.Method} {request.Path} is not known"
            : request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true ? "Content-Type must be application/json"
            : MetaShapes.Message.Problem(request.Json(), "message");

    protected override FakeAnswer Refuse(string problem) => Error(400, 100, "(#100) Invalid parameter", problem);

    protected override FakeAnswer Take(FakeRequest request)
    {
        var id = $"wamid.HBgLMTY0NjcwNDM1OTUVAgARGBI1RjQyNUE3NEYxMzAzMzQ5MkEA{NextNumber()}";
        var to = request.Json().GetProperty("to").GetString()!;
        Keep(id, to);
        return FakeAnswer.Json(200, new
        {
            messaging_product = "whatsapp",
            contacts = new[] { new { input = to, wa_id = to.TrimStart('+') } },
            messages = new[] { new { id, message_status = "accepted" } },
        });
    }

    public static FakeAnswer Error(int status, int code, string message, string details = "As it says.", params (string, string)[] headers)
        => FakeAnswer.Json(
            status,
            new { error = new { message, type = "OAuthException", code, error_data = new { messaging_product = "whatsapp", details }, fbtrace_id = "Az8or2yhqkZfEZ-_4Qn_Bam" } },
            headers);
}
