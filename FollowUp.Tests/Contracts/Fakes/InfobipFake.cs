using System.Collections.Concurrent;
using FollowUp.Tests.Support;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>Infobip's text, picture and WhatsApp messages, and its logs.</summary>
internal sealed class InfobipFake(ManualClock clock) : FakeProvider(clock)
{
    public const string Key = "infobip-123456789";

    private readonly ConcurrentDictionary<(string Api, string Id), bool> known = new();

    protected override FakeAnswer? Stranger(FakeRequest request)
        => request.Header("Authorization") == "App " + Key ? null : Exception(401, "UNAUTHORIZED", "Invalid login details");

    protected override string? Problem(FakeRequest request)
        => request.Header("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) != true ? "Content-Type must be application/json"
            : InfobipShapes.Bodies.TryGetValue(request.Path, out var shape) ? shape.Problem(request.Json(), "body")
            : $"{request.Path} is not known";

    protected override FakeAnswer Refuse(string problem) => Error(400, "E400", "Request cannot be processed.", (problem.Split(' ')[0], problem));

    protected override FakeAnswer Take(FakeRequest request)
    {
        var body = request.Json();
        var message = body.TryGetProperty("messages", out var messages) ? messages[0] : body;
        var one = message.TryGetProperty("destinations", out var destinations) ? destinations[0] : message;
        var id = one.GetProperty("messageId").GetString()!;
        if (!known.TryAdd((request.Path.Split('/')[1], id), true))
        {
            return Status(request, id, 5, 23, "REJECTED_DUPLICATE_MESSAGE_ID", "Rejected duplicate message ID");
        }

        Keep(id, one.GetProperty("to").GetString()!);
        return Status(request, id, 1, 26, "PENDING_ACCEPTED", "Message accepted, pending for delivery.");
    }

    protected override FakeAnswer Look(FakeRequest request)
        => request.Path == $"/whatsapp/2/senders/{CatalogueShelf.Sender[1..]}/templates" ? FakeAnswer.Json(200, new { templates = CatalogueShelf.Infobip })
            : request.Path is "/sms/3/logs" or "/mms/2/logs" && request.Asked("messageId") is { } id
            ? FakeAnswer.Json(200, new { results = known.ContainsKey((request.Path.Split('/')[1], id)) ? new[] { new { messageId = id, status = new { groupName = "PENDING" } } } : [] })
            : Exception(404, "NOT_FOUND", "Requested URL not found");

    public static FakeAnswer Exception(int status, string messageId, string text, params (string, string)[] headers)
        => FakeAnswer.Json(status, new { requestError = new { serviceException = new { messageId, text } } }, headers);

    public static FakeAnswer Error(int status, string errorCode, string description, params (string Property, string Words)[] violations)
        => FakeAnswer.Json(status, new { errorCode, description, action = "Check the request.", violations = violations.Select(violation => new { property = violation.Property, violation = violation.Words }) });

    /// <summary>A 200 that holds this status for a text message.</summary>
    public static FakeAnswer Rejected(int group, int id, string name, string description)
        => FakeAnswer.Json(200, new { bulkId = "1", messages = new[] { Message("m", group, id, name, description) } });

    private static FakeAnswer Status(FakeRequest request, string id, int group, int status, string name, string description)
        => request.Path.StartsWith("/whatsapp/", StringComparison.Ordinal) && !request.Path.EndsWith("/template", StringComparison.Ordinal)
            ? FakeAnswer.Json(200, Message(id, group, status, name, description))
            : FakeAnswer.Json(200, new { bulkId = "2034072219640523072", messages = new[] { Message(id, group, status, name, description) } });

    private static object Message(string messageId, int group, int id, string name, string description)
        => new { to = "41793026727", messageCount = 1, messageId, status = new { groupId = group, groupName = name.Split('_')[0], id, name, description } };
}
