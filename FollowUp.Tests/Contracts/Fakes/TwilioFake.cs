using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>Twilio's <c>Messages.json</c>: makes and lists messages.</summary>
internal sealed class TwilioFake(IClock clock) : FakeProvider(clock)
{
    public const string Sid = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Token = "token-123456789";

    private const string Path = $"/2010-04-01/Accounts/{Sid}/Messages.json";
    private static readonly string[] Known = ["To", "From", "MessagingServiceSid", "Body", "MediaUrl", "StatusCallback", "ContentSid", "ContentVariables", "PersistentAction"];

    private readonly ConcurrentQueue<Dictionary<string, object?>> messages = new();

    /// <summary>Puts a message on the list that somebody else made.</summary>
    public void Add(string to, string from, string body, string direction = "outbound-api") => Make(to, from, body, null, direction);

    protected override FakeAnswer? Stranger(FakeRequest request)
        => request.Header("Authorization") == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Sid}:{Token}"))
            ? null
            : Error(401, 20003, "Authenticate");

    protected override string? Problem(FakeRequest request)
    {
        var form = request.Form();
        string? Field(string name) => form.FirstOrDefault(field => field.Key == name).Value;
        var unknown = form.FirstOrDefault(field => !Known.Contains(field.Key)).Key;
        var whatsApp = Field("To")?.StartsWith("whatsapp:", StringComparison.Ordinal) == true;
        return request is not { Method: "POST", Path: Path } ? $"{request.Method} {request.Path} is not known"
            : request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true ? "Content-Type must be a form"
            : unknown is not null ? $"{unknown} is not known"
            : form.GroupBy(field => field.Key).FirstOrDefault(group => group.Key != "MediaUrl" && group.Count() > 1) is { } twice ? $"{twice.Key} is there twice"
            : Field("To")?.Replace("whatsapp:", "", StringComparison.Ordinal) is not ['+', ..] ? "To must be E.164"
            : Field("From") is null == Field("MessagingServiceSid") is null ? "either From or MessagingServiceSid"
            : Field("From") is { } from && from.StartsWith("whatsapp:", StringComparison.Ordinal) != whatsApp ? "From and To must be of one channel"
            : Field("Body") is null && Field("MediaUrl") is null && Field("ContentSid") is null ? "A text message body or media urls must be specified."
            : Field("Body")?.Length > 1600 ? "Body is too long"
            : Field("StatusCallback") is { } callback && !Uri.TryCreate(callback, UriKind.Absolute, out _) ? "StatusCallback must be an address"
            : Field("ContentSid") is { } content && (content.Length != 34 || !content.StartsWith("HX", StringComparison.Ordinal)) ? "ContentSid must be HX and 32 digits"
            : Field("ContentVariables") is { } variables ? Field("ContentSid") is null ? "ContentVariables need ContentSid" : Shape.Texts.Problem(JsonElement.Parse(variables), "ContentVariables")
            : Field("PersistentAction") is { } action && !action.StartsWith("geo:", StringComparison.Ordinal) ? "PersistentAction must be geo:"
            : null;
    }

    protected override FakeAnswer Refuse(string problem) => Error(400, 21602, problem);

    protected override FakeAnswer Take(FakeRequest request)
    {
        var form = request.Form();
        string? Field(string name) => form.FirstOrDefault(field => field.Key == name).Value;
        var message = Make(Field("To")!, Field("From"), Field("Body") ?? "", Field("MessagingServiceSid"), "outbound-api");
        Keep((string)message["sid"]!, Field("To")!);
        return FakeAnswer.Json(201, message);
    }

    protected override FakeAnswer Look(FakeRequest request)
        => request.Path == "/v1/ContentAndApprovals" ? Contents(request) : request.Path == Path
            ? FakeAnswer.Json(200, new
            {
                messages = messages.Where(message => request.Asked("To") is not { } to || (string)message["to"]! == to)
                    .Where(message => request.Asked("From") is not { } from || (string?)message["from"] == from)
                    .Reverse(),
                next_page_uri = (string?)null,
                page = 0,
                page_size = 200,
            })
            : Error(404, 20404, "The requested resource was not found");

    private static FakeAnswer Contents(FakeRequest request)
    {
        var size = int.Parse(request.Asked("PageSize") ?? "50", CultureInfo.InvariantCulture);
        var page = int.Parse(request.Asked("Page") ?? "0", CultureInfo.InvariantCulture);
        if (size > 1000 || (page > 0 && request.Asked("PageToken") != $"token{page}"))
        {
            return Error(400, 20001, "PageSize or PageToken is wrong");
        }

        var more = (page + 1) * size < CatalogueShelf.Twilio.Count;
        return FakeAnswer.Json(200, new
        {
            contents = CatalogueShelf.Twilio.Skip(page * size).Take(size),
            meta = new
            {
                page, page_size = size, previous_page_url = (string?)null, key = "contents", url = $"https://content.twilio.com/v1/ContentAndApprovals?PageSize={size}&Page={page}",
                next_page_url = more ? $"https://content.twilio.com/v1/ContentAndApprovals?PageSize={size}&Page={page + 1}&PageToken=token{page + 1}" : null,
            },
        });
    }

    public static FakeAnswer Error(int status, int code, string message, params (string, string)[] headers)
        => FakeAnswer.Json(status, new { code, message, more_info = $"https://www.twilio.com/docs/errors/{code}", status }, headers);

    private Dictionary<string, object?> Make(string to, string? from, string body, string? service, string direction)
    {
        var message = new Dictionary<string, object?>
        {
            ["sid"] = $"SM{NextNumber():x32}",
            ["account_sid"] = Sid,
            ["to"] = to,
            ["from"] = from,
            ["messaging_service_sid"] = service,
            ["body"] = body,
            ["status"] = "queued",
            ["direction"] = direction,
            ["date_created"] = Clock.GetCurrentInstant().ToDateTimeUtc().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000",
            ["date_sent"] = null,
            ["error_code"] = null,
        };
        messages.Enqueue(message);
        return message;
    }
}
