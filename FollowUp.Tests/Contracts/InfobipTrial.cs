using System.Text.Json;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.Infobip;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

internal sealed class InfobipTrial(bool impatient) : HttpTrial<InfobipFake>(clock => new InfobipFake(clock), InfobipServices.AddInfobipChannel, impatient)
{
    private const string No = "Not so.";

    public override bool TellsRepeats => true;

    public override string Secret => InfobipFake.Key;

    /// <summary>Every account has an address of its own.</summary>
    public override IReadOnlyList<string> Needed => [.. base.Needed, "baseUrl"];

    protected override string SecretName => "apiKey";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    protected override IReadOnlyList<(FakeAnswer Answer, SendOutcome Expected)> Answers =>
    [
        .. new[] { (8, "REJECTED_PREFIX_MISSING"), (51, "MISSING_TO"), (52, "REJECTED_INVALID_DESTINATION") }.Select(to => (InfobipFake.Rejected(5, to.Item1, to.Item2, No), Rejected(to.Item2, No, invalidAddress: true))),
        .. new[] { (11, "REJECTED_SOURCE"), (12, "REJECTED_NOT_ENOUGH_CREDITS"), (13, "REJECTED_SENDER"), (17, "REJECTED_PREPAID_PACKAGE_EXPIRED"), (18, "REJECTED_DESTINATION_NOT_REGISTERED") }
            .Select(barred => (InfobipFake.Rejected(5, barred.Item1, barred.Item2, No), Barred(barred.Item2, No))),
        .. new[] { (6, "REJECTED_NETWORK"), (10, "REJECTED_DND"), (14, "REJECTED_DESTINATION"), (19, "REJECTED_ROUTE_NOT_AVAILABLE"), (24, "REJECTED_INVALID_UDH"), (25, "REJECTED_MESSAGE_TOO_LONG") }
            .Select(refused => (InfobipFake.Rejected(5, refused.Item1, refused.Item2, No), Rejected(refused.Item2, No))),
        (InfobipFake.Rejected(2, 4, "UNDELIVERABLE_REJECTED_OPERATOR", No), Rejected("UNDELIVERABLE_REJECTED_OPERATOR", No)),
        (InfobipFake.Rejected(4, 15, "EXPIRED_EXPIRED", No), Rejected("EXPIRED_EXPIRED", No)),
        (InfobipFake.Rejected(5, 20, "REJECTED_FLOODING_FILTER", No), Limited("REJECTED_FLOODING_FILTER", No)),
        (InfobipFake.Rejected(5, 21, "REJECTED_SYSTEM_ERROR", No), Down("REJECTED_SYSTEM_ERROR", No)),
        (InfobipFake.Error(400, "E400", "Cannot be processed.", ("messages[0].destinations[0].to", "must be a number")),
            Rejected("E400", "Cannot be processed. messages[0].destinations[0].to must be a number", invalidAddress: true)),
        (InfobipFake.Error(400, "E400", "Cannot be processed.", ("messages[0].content.text", "must not be empty")),
            Rejected("E400", "Cannot be processed. messages[0].content.text must not be empty")),
        (InfobipFake.Exception(400, "BAD_REQUEST", "Bad Request"), Rejected("BAD_REQUEST", "Bad Request")),
        (InfobipFake.Exception(401, "UNAUTHORIZED", "Invalid login details"), Barred("UNAUTHORIZED", "Invalid login details")),
        (InfobipFake.Exception(403, "FORBIDDEN", "No permission"), Barred("FORBIDDEN", "No permission")),
        (InfobipFake.Exception(429, "TOO_MANY_REQUESTS", "Too many requests", ("Retry-After", "9")), Limited("TOO_MANY_REQUESTS", "Too many requests", 9)),
        (InfobipFake.Exception(500, "GENERAL_ERROR", "Something went wrong."), Down("GENERAL_ERROR", "Something went wrong.")),
    ];

    public override void RefuseWith(string words) => Fake.Say(InfobipFake.Rejected(5, 25, "REJECTED_MESSAGE_TOO_LONG", words));

    public override IReadOnlyList<OutboundMessage> Messages() =>
    [
        Letters.Text(NextId()), Letters.Text(NextId()) with { From = "TheShop" }, Letters.Picture(NextId()), Letters.Picture(NextId()) with { Text = "" },
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Template }, Letters.WhatsApp(NextId()) with { WhatsApp = Letters.FullTemplate },
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Template with { HeaderValue = new WhatsAppVariable("1", "Order 1001") } },
        Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Buttons }, Letters.WhatsApp(NextId()) with { WhatsApp = Letters.Menu }, .. Letters.Session(NextId),
    ];

    public override IReadOnlyList<OutboundMessage> Laden() => [Letters.Picture(NextId()), .. Letters.Session(NextId).Where(message => message.Media.Count > 0)];

    public override IEnumerable<string> TakenFiles() => Fake.Posts.Select(post => string.Join(' ', Links(post.Json())));

    private static IEnumerable<string> Links(JsonElement body) => body.TryGetProperty("messages", out var bulk)
        ? bulk[0].GetProperty("content").GetProperty("messageSegments").EnumerateArray().Where(segment => segment.TryGetProperty("contentUrl", out _)).Select(segment => segment.GetProperty("contentUrl").GetString()!)
        : [body.GetProperty("content").GetProperty("mediaUrl").GetString()!];

    protected override OutboundMessage Plain(Guid id) => Letters.Text(id);
}
