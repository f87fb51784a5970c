using System.Text.Json;
using NodaTime;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>SendGrid's <c>POST /v3/mail/send</c>.</summary>
internal sealed class SendGridFake(IClock clock) : FakeProvider(clock)
{
    public const string Key = "SG.123456789";

    private static readonly Shape Person = Shape.Record(("email", Shape.Text), ("name?", Shape.Text));

    private static readonly Shape Mail = Shape.Record(
        ("personalizations", Shape.Many(Shape.Record(
            ("to", Shape.Many(Person)), ("cc?", Shape.Many(Person)), ("bcc?", Shape.Many(Person)), ("subject?", Shape.Text),
            ("headers?", Shape.Texts), ("custom_args?", Shape.Texts), ("send_at?", Shape.Number)))),
        ("from", Person),
        ("reply_to?", Person),
        ("subject", Shape.Text),
        ("content", Shape.Many(Shape.Record(("type", Shape.Text), ("value", Shape.Text)))),
        ("attachments?", Shape.Many(Shape.Record(
            ("content", Shape.Base64), ("type?", Shape.Text), ("filename", Shape.Text), ("disposition?", Shape.OneOf("inline", "attachment")), ("content_id?", Shape.Text)))),
        ("headers?", Shape.Texts),
        ("tracking_settings?", Shape.Record(
            ("click_tracking?", Shape.Record(("enable?", Shape.Flag), ("enable_text?", Shape.Flag))),
            ("open_tracking?", Shape.Record(("enable?", Shape.Flag), ("substitution_tag?", Shape.Text))),
            ("subscription_tracking?", Shape.Record(("enable?", Shape.Flag), ("text?", Shape.Text), ("html?", Shape.Text))))));

    private static readonly string[] Reserved =
        ["x-sg-id", "x-sg-eid", "received", "dkim-signature", "content-type", "content-transfer-encoding", "to", "from", "subject", "reply-to", "cc", "bcc"];

    protected override FakeAnswer? Stranger(FakeRequest request)
        => request.Header("Authorization") == "Bearer " + Key ? null : Error(401, null, "The provided authorization grant is invalid, expired, or revoked");

    protected override string? Problem(FakeRequest request)
        => request is not { Method: "POST", Path: "/v3/mail/send" } ? $"{request.Method} {request.Path} is not known"
            : request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true ? "Content-Type must be application/json"
            : Mail.Problem(request.Json(), "mail") ?? Rules(request.Json());

    protected override FakeAnswer Refuse(string problem) => Error(400, null, problem);

    protected override FakeAnswer Take(FakeRequest request)
    {
        var id = $"14c5d75ce93.dfd.64b469.{NextNumber()}";
        Keep(id, request.Json().GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString()!);
        return new FakeAnswer(202, "", ("X-Message-Id", id));
    }

    public static FakeAnswer Error(int status, string? field, string message, params (string, string)[] headers)
        => FakeAnswer.Json(status, new { errors = new[] { new { message, field, help = (string?)null } } }, headers);

    private static string? Rules(JsonElement mail)
    {
        var types = mail.GetProperty("content").EnumerateArray().Select(content => content.GetProperty("type").GetString()).ToList();
        return types.Contains("text/plain") && types[0] != "text/plain" ? "text/plain must come first"
            : mail.TryGetProperty("headers", out var headers)
                && headers.EnumerateObject().FirstOrDefault(header => Reserved.Contains(header.Name, StringComparer.OrdinalIgnoreCase)) is { Value.ValueKind: JsonValueKind.String } reserved
                ? $"{reserved.Name} is reserved"
                : null;
    }
}
