using FollowUp.Tests.Support;

namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>The messages of Meta's WhatsApp Cloud API.</summary>
internal sealed class MetaFake(ManualClock clock) : FakeProvider(clock)
{
    public const string Number = "106540352242922";
    public const string Business = "102290129340398";
    public const string Token = "EAAJB123456789";

    private const int LargestPage = 100;

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

    protected override FakeAnswer Look(FakeRequest request) => request.Path switch
    {
        $"/v23.0/{Business}/message_templates" => Templates(request),
        $"/v23.0/{Number}" when request.Asked("fields") == "quality_rating,messaging_limit_tier" => FakeAnswer.Json(200, new { quality_rating = "GREEN", messaging_limit_tier = "TIER_10K", id = Number }),
        $"/v23.0/{Number}" => Error(400, 100, "(#100) Tried accessing nonexisting field"),
        _ => Error(404, 803, "(#803) Some of the aliases you requested do not exist"),
    };

    private static FakeAnswer Templates(FakeRequest request)
    {
        var limit = int.Parse(request.Asked("limit") ?? "25", System.Globalization.CultureInfo.InvariantCulture);
        if (limit > LargestPage || request.Asked("fields")?.Split(',').Contains("components") != true)
        {
            return Error(400, 100, "(#100) Invalid parameter");
        }

        var from = int.Parse(request.Asked("after") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var data = CatalogueShelf.Meta.Skip(from).Take(limit).ToList();
        var more = from + limit < CatalogueShelf.Meta.Count;
        var cursors = new { before = $"{from}", after = $"{from + limit}" };
        return more
            ? FakeAnswer.Json(200, new { data, paging = new { cursors, next = $"https://graph.facebook.com/{Business}/message_templates?access_token={Token}&after={from + limit}" } })
            : FakeAnswer.Json(200, new { data, paging = new { cursors } });
    }

    public static FakeAnswer Error(int status, int code, string message, string details = "As it says.", params (string, string)[] headers)
        => FakeAnswer.Json(
            status,
            new { error = new { message, type = "OAuthException", code, error_data = new { messaging_product = "whatsapp", details }, fbtrace_id = "Az8or2yhqkZfEZ-_4Qn_Bam" } },
            headers);
}
