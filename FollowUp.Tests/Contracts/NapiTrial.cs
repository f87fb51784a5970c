using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.NotificationApi;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

internal sealed class NapiTrial(bool impatient) : HttpTrial<NapiFake>(clock => new NapiFake(clock), NapiServices.AddNotificationApiChannel, impatient)
{
    private static readonly string[] Ignored = ["The notification is turned off.", "Nothing was sent."];
    private static readonly string[] Missing = ["to.id is required", "type is required"];

    public override string Secret => NapiFake.Secret;

    protected override string SecretName => "clientSecret";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["clientId"] = NapiFake.Client, ["type"] = "review_request" };

    protected override IReadOnlyList<(FakeAnswer Answer, SendOutcome Expected)> Answers =>
    [
        (FakeAnswer.Json(202, new { messages = Ignored }), Rejected("202", "The notification is turned off. Nothing was sent.")),
        (NapiFake.Error(400, "sms.message is required"), Rejected("400", "sms.message is required")),
        (FakeAnswer.Json(400, new { message = Missing }), Rejected("400", "to.id is required type is required")),
        (NapiFake.Error(401, "Unauthorized"), Barred("401", "Unauthorized")),
        (NapiFake.Error(403, "Forbidden"), Barred("403", "Forbidden")),
        (NapiFake.Error(404, "No such client"), Barred("404", "No such client")),
        (NapiFake.Error(429, "Slow down", ("Retry-After", "5")), Limited("429", "Slow down", 5)),
        (NapiFake.Error(500, "Internal error"), Down("500", "Internal error")),
    ];

    public override void RefuseWith(string words) => Fake.Say(NapiFake.Error(400, words));

    public override IReadOnlyList<OutboundMessage> Laden() => [Letters.Picture(NextId())];

    public override IEnumerable<string> TakenFiles() => [];

    protected override OutboundMessage Plain(Guid id) => Letters.Text(id);
}
