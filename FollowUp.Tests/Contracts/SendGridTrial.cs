using System.Globalization;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Infrastructure.Channels.SendGrid;
using FollowUp.Tests.Contracts.Fakes;
using NodaTime;

namespace FollowUp.Tests.Contracts;

internal sealed class SendGridTrial(bool impatient) : HttpTrial<SendGridFake>(clock => new SendGridFake(clock), SendGridServices.AddSendGridChannel, impatient)
{
    public override string Secret => SendGridFake.Key;

    protected override string SecretName => "apiKey";

    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    protected override IReadOnlyList<(FakeAnswer Answer, SendOutcome Expected)> Answers =>
    [
        (SendGridFake.Error(400, "personalizations.0.to.0.email", "Does not contain a valid address."),
            Rejected("400 personalizations.0.to.0.email", "Does not contain a valid address.", invalidAddress: true)),
        (SendGridFake.Error(400, "from.email", "Does not contain a valid address."), Barred("400 from.email", "Does not contain a valid address.")),
        (SendGridFake.Error(400, "content.0.value", "The content value must be a string."), Rejected("400 content.0.value", "The content value must be a string.")),
        (SendGridFake.Error(400, null, "Bad Request"), Rejected("400", "Bad Request")),
        (SendGridFake.Error(401, null, "Maximum credits exceeded"), Barred("401", "Maximum credits exceeded")),
        (SendGridFake.Error(403, "from", "The from address does not match a verified Sender Identity."), Barred("403 from", "The from address does not match a verified Sender Identity.")),
        (SendGridFake.Error(404, null, "not found"), Barred("404", "not found")),
        (SendGridFake.Error(406, null, "Missing Accept header."), Barred("406", "Missing Accept header.")),
        (SendGridFake.Error(413, null, "Request entity too large."), Rejected("413", "Request entity too large.")),
        (SendGridFake.Error(429, null, "too many requests", Reset(12)), Limited("429", "too many requests", 12)),
        (new FakeAnswer(429, "", Reset(3)), Limited("429", "The provider answered 429.", 3)),
        (SendGridFake.Error(451, null, "Data residency."), Barred("451", "Data residency.")),
        (SendGridFake.Error(500, null, "Internal server error"), Down("500", "Internal server error")),
        (SendGridFake.Error(503, null, "Service unavailable"), Down("503", "Service unavailable")),
    ];

    public override void RefuseWith(string words) => Fake.Say(SendGridFake.Error(400, null, words));

    public override IReadOnlyList<OutboundMessage> Messages()
        => [Letters.Mail(NextId()), Letters.FullMail(NextId()), Letters.PlainMail(NextId()), Letters.Mail(NextId()) with { Text = "" }];

    public override IReadOnlyList<OutboundMessage> Laden() => [Letters.LadenMail(NextId())];

    public override IEnumerable<string> TakenFiles() => Fake.Posts.Select(post => Files(post.Json().GetProperty("attachments")));

    protected override OutboundMessage Plain(Guid id) => Letters.Mail(id);

    private (string, string) Reset(int seconds)
        => ("X-RateLimit-Reset", (Clock.Now + Duration.FromSeconds(seconds)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
}
